package org.kaoqian.messages;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes messages into the trial inbox, where they can be read on a page; nothing leaves the machine. */
class TrialGateway implements SmsGateway {

    static final String NAME = "trial";

    private final JdbcClient db;
    private final Clock clock;

    TrialGateway(JdbcClient db, Clock clock) {
        this.db = db;
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
                insert into messages.trial_inbox (district, reference, message_id, attempt, recipient, body, received_at)
                values (:district, :reference, :id, :attempt, :recipient, :body, :now)
                """)
                .param("district", message.district())
                .param("reference", reference)
                .param("id", message.id())
                .param("attempt", message.attempt())
                .param("recipient", message.to().number())
                .param("body", message.body())
                .param("now", Moments.sql(clock.instant()))
                .update();
        return new Handover.Accepted(reference);
    }
}
