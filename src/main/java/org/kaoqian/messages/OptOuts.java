package org.kaoqian.messages;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who wants no service messages, and takes it back. What still waits for them is not sent. */
@Component
class OptOuts {

    /** What came of it. */
    sealed interface Told {

        /** @param unsent how many waiting messages are not sent any more */
        record Done(String recipient, @Nullable String rule, int unsent) implements Told {}

        /** There is no such message or case where the person looks. */
        record Unknown() implements Told {}

        record Refused(Sentence reason) implements Told {}
    }

    private final JdbcClient db;
    private final Seals seals;
    private final AuditLog audit;
    private final Clock clock;
    private final WhoIsMeant meant;

    OptOuts(JdbcClient db, Seals seals, AuditLog audit, Clock clock, WhoIsMeant meant) {
        this.db = db;
        this.seals = seals;
        this.audit = audit;
        this.clock = clock;
        this.meant = meant;
    }

    @Transactional
    Told record(Viewer viewer, String district, WhoIsMeant.About about, OptOut.Scope scope, OptOut.How how) {
        return told(viewer, district, about, scope, true, how);
    }

    @Transactional
    Told takeBack(Viewer viewer, String district, WhoIsMeant.About about, OptOut.Scope scope) {
        return told(viewer, district, about, scope, false, OptOut.How.OTHER);
    }

    private Told told(
            Viewer viewer, String district, WhoIsMeant.About about, OptOut.Scope scope, boolean out, OptOut.How how) {
        var found = meant.find(district, about, viewer);
        if (found.isEmpty()) {
            return new Told.Unknown();
        }
        var one = found.get();
        var index = one.index();
        var number = one.number();
        if (index == null || number == null) {
            return new Told.Refused(
                    Sentence.of("对方没有手机号，本来就不会发短信。", "There is no mobile number: nothing is sent anyway."));
        }
        if (out && scope == OptOut.Scope.RULE && one.rule() == null) {
            return new Told.Refused(Sentence.of(
                    "没有说是哪一类消息；请选全部服务短信。", "It is not said which kind of messages: choose all service messages."));
        }
        if (out && scope == OptOut.Scope.RULE && one.statutory()) {
            return new Told.Refused(
                    Sentence.of(
                            "这是依法必须告知的消息，不能退订；其他服务短信可以全部退订。",
                            "The law owes them this message, nobody can opt out of it; they may opt out of all service messages."));
        }
        var rule = scope == OptOut.Scope.ALL ? null : one.rule();
        var unsent = 0;
        if (out) {
            unsent = keep(district, index, rule, new OptOut(rule, clock.instant(), viewer.displayName(), how));
        } else {
            forget(district, index, rule);
        }
        audit.record(
                out ? "message.opted-out" : "message.opt-out-taken-back",
                one.what(),
                (rule == null ? "all" : rule) + (out ? " " + how : ""));
        return new Told.Done(new PhoneNumber(seals.open(Secret.PHONE, number)).masked(), rule, unsent);
    }

    /** The person said so by answering a message: no service messages any more. How many were not sent for it. */
    @Transactional
    int answered(String district, PhoneNumber from) {
        var index = seals.index(Secret.PHONE, from.number());
        var unsent = keep(district, index, null, new OptOut(null, clock.instant(), "", OptOut.How.ANSWER));
        audit.recordBy("gateway", "message.opted-out", "number/" + from.masked(), "all ANSWER");
        return unsent;
    }

    /** What the people whom a case's messages go to have opted out of. */
    List<OptOut> ofCase(String district, long caseId, Viewer viewer) {
        var one = meant.find(district, WhoIsMeant.About.ofCase(caseId), viewer);
        return db.sql("""
                select x.rule, x.at, x.by, x.how from messages.opt_out x
                where x.district = :district
                  and (x.recipient_idx = cast(:index as bytea)
                    or x.recipient_idx in (select m.recipient_idx from messages.message m where m.district = :district and m.case_id = :case))
                  and (x.rule = '' or x.rule = :rule
                    or x.rule in (select m.rule from messages.message m where m.district = :district and m.case_id = :case))
                order by x.at
                """)
                .param("district", district)
                .param("case", caseId)
                .param("index", one.map(WhoIsMeant.Reached::index).orElse(null))
                .param("rule", one.map(WhoIsMeant.Reached::rule).orElse(null))
                .query((row, n) -> new OptOut(
                        row.getString("rule").isEmpty() ? null : row.getString("rule"),
                        Moments.read(row, "at"),
                        row.getString("by"),
                        OptOut.How.valueOf(row.getString("how"))))
                .list();
    }

    /** Whether service messages could go to the person whom a case is about. */
    boolean canRefuse(String district, long caseId, Viewer viewer) {
        return meant.find(district, WhoIsMeant.About.ofCase(caseId), viewer)
                .filter(one -> one.index() != null && !one.statutory())
                .isPresent();
    }

    private int keep(String district, byte[] index, @Nullable String rule, OptOut said) {
        db.sql("""
                insert into messages.opt_out (district, recipient_idx, rule, at, by, how)
                values (:district, :index, :rule, :at, :by, :how) on conflict do nothing
                """)
                .param("district", district)
                .param("index", index)
                .param("rule", rule == null ? "" : rule)
                .param("at", Moments.sql(said.at()))
                .param("by", said.by())
                .param("how", said.how().name())
                .update();
        return db.sql("""
                update messages.message
                set state = 'UNREACHABLE', state_at = :at, reason_zh = :zh, reason_en = :en, version = version + 1
                where district = :district and recipient_idx = :index and state = 'QUEUED' and not statutory
                  and (:rule = '' or rule = :rule)
                """)
                .param("at", Moments.sql(said.at()))
                .param("zh", Refusers.REFUSED.zh())
                .param("en", Refusers.REFUSED.en())
                .param("district", district)
                .param("index", index)
                .param("rule", rule == null ? "" : rule)
                .update();
    }

    private void forget(String district, byte[] index, @Nullable String rule) {
        db.sql("delete from messages.opt_out where district = :district and recipient_idx = :index and rule = :rule")
                .param("district", district)
                .param("index", index)
                .param("rule", rule == null ? "" : rule)
                .update();
    }
}
