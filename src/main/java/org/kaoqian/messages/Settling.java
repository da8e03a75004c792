package org.kaoqian.messages;

import java.time.Clock;
import java.util.Optional;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person decides what became of an uncertain message, or takes an unsent one out of the queue. */
@Component
class Settling {

    /** What a person can decide. */
    enum Verdict {
        /** It arrived, as the person found out. */
        SENT,
        /** It did not arrive, and is to be sent again. */
        RESEND
    }

    /** What came of it. */
    sealed interface Settled {

        record Done(MessageState state) implements Settled {}

        /** There is no such message where the person looks. */
        record Unknown() implements Settled {}

        /** Somebody else, or a receipt, was first. */
        record Stale(Sentence reason) implements Settled {}

        record Refused(Sentence reason) implements Settled {}
    }

    private record Row(MessageState state, int version, RegionCode region, String ledger) {}

    private final JdbcClient db;
    private final Ledgers ledgers;
    private final AuditLog audit;
    private final Clock clock;

    Settling(JdbcClient db, Ledgers ledgers, AuditLog audit, Clock clock) {
        this.db = db;
        this.ledgers = ledgers;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Settled settle(Viewer viewer, String district, long id, int version, Verdict verdict, String note) {
        var found = lock(district, id)
                .filter(row -> viewer.sees(row.region()))
                .filter(row -> ledgers.book().seenBy(viewer.duties()).contains(row.ledger()));
        if (found.isEmpty()) {
            return new Settled.Unknown();
        }
        var row = found.get();
        if (row.version() != version) {
            return new Settled.Stale(Sentence.of(
                    "这条消息刚刚有了变化（现为“" + row.state().label().zh() + "”），请刷新后再处理。",
                    "This message has changed meanwhile (now: "
                            + row.state().label().en() + "); reload and look again."));
        }
        if (row.state() != MessageState.UNCERTAIN) {
            return new Settled.Refused(Sentence.of(
                    "只有“待核实”的消息需要人工处理，这条是“" + row.state().label().zh() + "”。",
                    "Only uncertain messages are settled by a person; this one is: "
                            + row.state().label().en() + "."));
        }
        var to = verdict == Verdict.SENT ? MessageState.SENT : MessageState.QUEUED;
        change(district, id, to, viewer.displayName(), note);
        audit.record("message.settled", "message/" + id, to + (note.isBlank() ? "" : " " + note));
        return new Settled.Done(to);
    }

    private Optional<Row> lock(String district, long id) {
        return db.sql("""
                select state, version, region, ledger from messages.message where district = :district and id = :id for update
                """)
                .param("district", district)
                .param("id", id)
                .query((row, n) -> new Row(
                        MessageState.valueOf(row.getString("state")),
                        row.getInt("version"),
                        RegionCode.of(row.getString("region")),
                        row.getString("ledger")))
                .optional();
    }

    private void change(String district, long id, MessageState to, String who, String note) {
        var words = note.isBlank() ? "" : "：" + note;
        var sent = to == MessageState.SENT;
        db.sql("""
                update messages.message
                set state = :to, state_at = :now, version = version + 1, reason_zh = :zh, reason_en = :en,
                    not_before = case when :to = 'QUEUED' then :now else not_before end
                where district = :district and id = :id
                """)
                .param("to", to.name())
                .param("now", Moments.sql(clock.instant()))
                .param("zh", who + (sent ? "核实已发出" : "决定重新发送") + words)
                .param("en", who + (sent ? " found that it was sent" : " decided to send it again") + words)
                .param("district", district)
                .param("id", id)
                .update();
    }
}
