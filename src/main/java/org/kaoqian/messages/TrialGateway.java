package org.kaoqian.messages;

import java.time.Clock;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes messages into the trial inbox, where they can be read on a page; nothing leaves the machine. */
class TrialGateway implements SmsGateway {

    static final String NAME = "trial";

    private final JdbcClient db;
    private final Seals seals;
    private final Clock clock;

    TrialGateway(JdbcClient db, Seals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Handover send(Outgoing message) {
        var reference = "T" + message.id() + "-" + message.attempt();
        db.sql("""
                insert into messages.trial_inbox (district, reference, message_id, attempt, recipient, recipient_idx, body, received_at)
                values (:district, :reference, :id, :attempt, :recipient, :index, :body, :now)
                """)
                .param("district", message.district())
                .param("reference", reference)
                .param("id", message.id())
                .param("attempt", message.attempt())
                .param("recipient", seals.seal(Secret.PHONE, message.to().number()))
                .param("index", seals.index(Secret.PHONE, message.to().number()))
                .param("body", message.body())
                .param("now", Moments.sql(clock.instant()))
                .update();
        return new Handover.Accepted(reference);
    }
}
