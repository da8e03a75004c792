package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An officer says that some records need what a rule by hand gives. */
@Service
class RaiseByHand {

    /** @param raised who gets it now, by their numbers; @param left who does not meet the condition or has it already */
    record Raised(List<Long> raised, List<Long> left) {}

    sealed interface Outcome {

        record Done(Raised raised) implements Outcome {}

        record Refused(Sentence why) implements Outcome {}
    }

    private static final int MOST = 1_000;

    private final JdbcClient db;
    private final Episodes episodes;
    private final Sweep sweep;
    private final AuditLog audit;
    private final Clock clock;

    RaiseByHand(JdbcClient db, Episodes episodes, Sweep sweep, AuditLog audit, Clock clock) {
        this.db = db;
        this.episodes = episodes;
        this.sweep = sweep;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only records inside the scope are touched; others are as good as absent. */
    @Transactional
    Outcome raise(Rule rule, List<Long> records, Scope scope, String district) {
        if (!(rule.trigger() instanceof Trigger.ByHand)) {
            return new Outcome.Refused(
                    Sentence.of("这条规则自动执行，不由人提出。", "This rule acts by itself: nobody raises it by hand."));
        }
        if (records.isEmpty() || records.size() > MOST) {
            return new Outcome.Refused(
                    Sentence.of("一次请选1至%d条记录。".formatted(MOST), "Choose 1 to %d records at a time.".formatted(MOST)));
        }
        var seen = db.sql("select t.id from " + rule.ledger().table()
                        + " t where t.district = :district and t.id = any(:records) and " + scope.sql("t.region"))
                .param("district", district)
                .param("records", records.toArray(Long[]::new))
                .params(scope.params())
                .query(Long.class)
                .list();
        var today = LocalDate.now(clock);
        if (!rule.valid().holdsOn(today)) {
            return new Outcome.Refused(Sentence.of("这条规则今天不施行。", "This rule does not hold today."));
        }
        var raised =
                episodes.begin(district, rule, today, seen).stream().sorted().toList();
        if (!raised.isEmpty()) {
            sweep.follow(today, List.of(rule.id()));
            audit.record("rule.raised", "rule/" + rule.id(), "by hand for " + raised.size() + " records");
        }
        return new Outcome.Done(new Raised(
                raised, records.stream().filter(id -> !raised.contains(id)).toList()));
    }
}
