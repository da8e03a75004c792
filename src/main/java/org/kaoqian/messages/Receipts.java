package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What operators say of messages, in whatever order and however often. A receipt is kept first and applied then; one
 * that comes before its message is known to be sent waits until it is. The first final word stands.
 */
class Receipts {

    /**
     * @param reference the gateway's own name for the message
     * @param message our number of the message, where the gateway hands it back
     * @param recipient the number in plain that it was for, where the gateway says so
     */
    record Receipt(
            String gateway,
            String reference,
            boolean delivered,
            @Nullable String code,
            @Nullable Long message,
            @Nullable String recipient,
            Instant happenedAt) {

        String outcome() {
            return delivered ? "DELIVERED" : "UNDELIVERED";
        }
    }

    /** How long after the start of sending a receipt may still be taken for an uncertain message's by its number alone. */
    private static final Duration BY_NUMBER = Duration.ofHours(72);

    private final JdbcClient db;
    private final Seals seals;
    private final Clock clock;

    Receipts(JdbcClient db, Seals seals, Clock clock) {
        this.db = db;
        this.seals = seals;
        this.clock = clock;
    }

    /** Keeps a receipt and applies it to the message it is about, if that is known already. */
    void take(String district, Receipt receipt) {
        keep(district, receipt);
        var candidates = candidates(district, receipt);
        candidates.forEach(id -> settle(district, id));
    }

    /** Applies what has been said of a message so far, by reference, by our number, or by the one number it can be. */
    void settle(String district, long message) {
        db.sql("""
                with said as (
                    select r.outcome, r.code, r.reference, r.happened_at
                    from messages.message m
                    join messages.receipt r on r.district = m.district and r.gateway = m.gateway
                     and (r.reference = m.gateway_ref
                          or (m.gateway_ref is null and r.received_at >= m.started_at
                              and (r.message_id = m.id
                                   or (m.state = 'UNCERTAIN' and r.message_id is null and r.recipient_idx = m.recipient_idx
                                       and r.received_at <= m.started_at + :window::interval
                                       and not exists (
                                           select from messages.message other
                                           where other.district = m.district and other.recipient_idx = m.recipient_idx
                                             and other.id <> m.id and other.gateway = m.gateway
                                             and (other.gateway_ref = r.reference
                                                  or (other.gateway_ref is null and other.state in ('UNCERTAIN', 'SENDING'))))))))
                    where m.district = :district and m.id = :id
                    order by r.received_at, r.happened_at limit 1)
                update messages.message m
                set state = said.outcome, state_at = :now, gateway_ref = coalesce(m.gateway_ref, said.reference), version = m.version + 1,
                    reason_zh = case when said.outcome = 'UNDELIVERED' then concat('运营商回执：未送达 ', said.code) end,
                    reason_en = case when said.outcome = 'UNDELIVERED' then concat('The operator says: not delivered ', said.code) end
                from said
                where m.district = :district and m.id = :id
                  and (m.state in ('SENT', 'UNCERTAIN') or (m.state = 'QUEUED' and m.attempts > 0 and said.outcome = 'DELIVERED'))
                """)
                .param("window", BY_NUMBER.toString())
                .param("district", district)
                .param("id", message)
                .param("now", Moments.sql(clock.instant()))
                .update();
    }

    private void keep(String district, Receipt receipt) {
        db.sql("""
                insert into messages.receipt (district, gateway, reference, outcome, code, message_id, recipient, recipient_idx,
                                              happened_at, received_at)
                values (:district, :gateway, :reference, :outcome, :code, :message, :recipient, :index::bytea,
                        :happened, :now)
                on conflict (district, gateway, reference, outcome) do nothing
                """)
                .param("district", district)
                .param("gateway", receipt.gateway())
                .param("reference", receipt.reference())
                .param("outcome", receipt.outcome())
                .param("code", receipt.code())
                .param("message", receipt.message())
                .param("recipient", receipt.recipient() == null ? null : seals.seal(Secret.PHONE, receipt.recipient()))
                .param("index", index(receipt))
                .param("happened", Moments.sql(receipt.happenedAt()))
                .param("now", Moments.sql(clock.instant()))
                .update();
    }

    private List<Long> candidates(String district, Receipt receipt) {
        return db.sql("""
                select id from messages.message
                where district = :district and gateway = :gateway
                  and (gateway_ref = :reference or id = :message::bigint
                       or (recipient_idx = :index::bytea and state = 'UNCERTAIN'))
                """)
                .param("district", district)
                .param("gateway", receipt.gateway())
                .param("reference", receipt.reference())
                .param("message", receipt.message())
                .param("index", index(receipt))
                .query(Long.class)
                .list();
    }

    private byte @Nullable [] index(Receipt receipt) {
        var number = receipt.recipient();
        return number == null ? null : seals.index(Secret.PHONE, number);
    }
}
