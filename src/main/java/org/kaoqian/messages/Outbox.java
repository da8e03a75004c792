package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.messages.Claims.Started;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every change of a message's state after its sending has started. Each is one statement whose condition is the state
 * machine of {@link MessageState}, so that a late, repeated or competing change does nothing.
 */
class Outbox {

    private final JdbcClient db;
    private final Receipts receipts;
    private final Clock clock;

    Outbox(JdbcClient db, Receipts receipts, Clock clock) {
        this.db = db;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Writes down what came of handing a message over; an answer that comes too late for its attempt changes nothing. */
    void record(Started started, Handover handover, List<Duration> backOff) {
        switch (handover) {
            case Handover.Accepted(var reference) -> accepted(started, reference);
            case Handover.Refused(var reason) ->
                end(started, MessageState.FAILED, reason, List.of("SENDING", "UNCERTAIN"));
            case Handover.NotSent(var reason) -> notSent(started, reason, backOff);
            case Handover.Unknown(var reason) -> {
                end(started, MessageState.UNCERTAIN, reason, List.of("SENDING"));
                receipts.settle(
                        started.outgoing().district(), started.outgoing().id());
            }
        }
    }

    /** Marks as uncertain whatever a process began and did not live to finish; how many there were. */
    int markInterrupted(String district) {
        var now = clock.instant();
        var interrupted = db.sql("""
                update messages.message
                set state = 'UNCERTAIN', state_at = :now, version = version + 1,
                    reason_zh = '发送途中程序中断，不知道对方是否收到。',
                    reason_en = 'The program stopped while this was being sent; nobody knows whether it arrived.'
                where district = :district and state = 'SENDING' and lease_until <= :now
                returning id
                """)
                .param("now", Moments.sql(now))
                .param("district", district)
                .query(Long.class)
                .list();
        interrupted.forEach(id -> receipts.settle(district, id));
        return interrupted.size();
    }

    /** Moves everything that would go out now to the next moment at which sending is allowed. */
    void waitUntil(String district, Instant now, Instant next) {
        db.sql("""
                update messages.message set not_before = :next
                where district = :district and state = 'QUEUED' and not_before < :next and not_before <= :now
                """)
                .param("next", Moments.sql(next))
                .param("district", district)
                .param("now", Moments.sql(now))
                .update();
    }

    /** Stops what is still waiting for a case; joins the caller's transaction. How many were stopped. */
    int stop(String district, long caseId, Sentence reason) {
        return db.sql("""
                update messages.message
                set state = 'STOPPED', state_at = :now, reason_zh = :zh, reason_en = :en, version = version + 1
                where district = :district and case_id = :case and state = 'QUEUED'
                """)
                .param("now", Moments.sql(clock.instant()))
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("district", district)
                .param("case", caseId)
                .update();
    }

    private void accepted(Started started, String reference) {
        var out = started.outgoing();
        db.sql("""
                update messages.message
                set state = 'SENT', state_at = :now, gateway_ref = :reference, reason_zh = null, reason_en = null, version = version + 1
                where district = :district and id = :id and attempts = :attempt and state in (:before)
                """)
                .param("now", Moments.sql(clock.instant()))
                .param("reference", reference)
                .param("district", out.district())
                .param("id", out.id())
                .param("attempt", out.attempt())
                .param("before", MessageState.SENT.before())
                .update();
        receipts.settle(out.district(), out.id());
    }

    private void notSent(Started started, Sentence reason, List<Duration> backOff) {
        var out = started.outgoing();
        if (out.attempt() > backOff.size()) {
            end(started, MessageState.FAILED, reason, List.of("SENDING", "UNCERTAIN"));
            return;
        }
        var again = clock.instant().plus(backOff.get(out.attempt() - 1));
        end(started, MessageState.QUEUED, reason, List.of("SENDING"), again);
        end(started, MessageState.FAILED, reason, List.of("UNCERTAIN"));
    }

    private void end(Started started, MessageState to, Sentence reason, Collection<String> from) {
        end(started, to, reason, from, null);
    }

    private void end(
            Started started, MessageState to, Sentence reason, Collection<String> from, @Nullable Instant notBefore) {
        var out = started.outgoing();
        db.sql("""
                update messages.message
                set state = :to, state_at = :now, reason_zh = :zh, reason_en = :en, version = version + 1,
                    not_before = coalesce(:notBefore::timestamptz, not_before)
                where district = :district and id = :id and attempts = :attempt and state in (:from)
                """)
                .param("to", to.name())
                .param("now", Moments.sql(clock.instant()))
                .param("zh", reason.zh())
                .param("en", reason.en())
                .param("notBefore", notBefore == null ? null : Moments.sql(notBefore))
                .param("district", out.district())
                .param("id", out.id())
                .param("attempt", out.attempt())
                .param("from", from)
                .update();
    }
}
