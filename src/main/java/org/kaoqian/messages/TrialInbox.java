package org.kaoqian.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.ledgers.SubjectNames;
import org.kaoqian.shared.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the trial gateway took in, and the receipts that one can pretend to have come. */
@Component
class TrialInbox {

    static final int PAGE = 30;

    private final JdbcClient db;
    private final Seals seals;
    private final Secrets secrets;
    private final Receipts receipts;
    private final AuditLog audit;
    private final Clock clock;

    /** What opens and masks what is sealed. */
    @Component
    record Secrets(Seals seals, SubjectNames names) {}

    TrialInbox(JdbcClient db, Secrets secrets, Receipts receipts, AuditLog audit, Clock clock) {
        this.db = db;
        this.seals = secrets.seals();
        this.secrets = secrets;
        this.receipts = receipts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param outcome DELIVERED or UNDELIVERED; null as long as nobody pretended anything */
    record Bubble(
            String reference,
            long message,
            String recipient,
            String holder,
            String body,
            Instant at,
            @Nullable String outcome) {}

    /** The newest first, within the reader's regions. */
    List<Bubble> newest(String district, Scope within) {
        return db.sql("""
                select t.reference, t.message_id, t.recipient, m.ledger, m.holder, t.body, t.received_at, t.outcome
                from messages.trial_inbox t
                join messages.message m on m.district = t.district and m.id = t.message_id
                where t.district = :district and %s
                order by t.received_at desc, t.message_id desc limit :page
                """.formatted(within.sql("m.region")))
                .param("district", district)
                .param("page", PAGE)
                .params(within.params())
                .query((row, n) -> new Bubble(
                        row.getString("reference"),
                        row.getLong("message_id"),
                        new PhoneNumber(seals.open(Secret.PHONE, row.getString("recipient"))).masked(),
                        secrets.names().shown(row.getString("ledger"), row.getString("holder")),
                        row.getString("body"),
                        Moments.read(row, "received_at"),
                        row.getString("outcome")))
                .list();
    }

    /** Lets a receipt come as an operator would send it; false where there is no such message or it has one. */
    @Transactional
    boolean pretend(String district, Scope within, String reference, boolean delivered) {
        var receipt = new Receipts.Receipt(
                TrialGateway.NAME,
                reference,
                delivered,
                delivered ? "DELIVRD" : "UNDELIV",
                null,
                null,
                clock.instant());
        var changed = db.sql("""
                update messages.trial_inbox t set outcome = :outcome
                where t.district = :district and t.reference = :reference and t.outcome is null
                  and exists (select from messages.message m
                              where m.district = t.district and m.id = t.message_id and %s)
                """.formatted(within.sql("m.region")))
                .param("outcome", receipt.outcome())
                .param("district", district)
                .param("reference", reference)
                .params(within.params())
                .update();
        if (changed == 1) {
            receipts.take(district, receipt);
            audit.record("message.trial-receipt", "trial/" + reference, receipt.outcome());
        }
        return changed == 1;
    }
}
