package org.kaoqian.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds who needs something on a day and raises it, once. One transaction holds the occasions and everything that follows
 * from them. Two sweeps of a district never overlap; the second waits and finds nothing left to do.
 */
@Component
public class Sweep {

    private final JdbcClient jdbc;
    private final Rules rules;
    private final SweepParts parts;
    private final SweepHistory history;
    private final AuditLog audit;

    Sweep(JdbcClient jdbc, Rules rules, SweepParts parts, SweepHistory history, AuditLog audit) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.parts = parts;
        this.history = history;
        this.audit = audit;
    }

    /**
     * Sweeps a day, today or any other.
     *
     * @param dryRun only tells what would be raised, and writes nothing but a line of history
     * @param only the rules to apply; empty for all
     */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public SweepReport run(LocalDate asOf, boolean dryRun, List<String> only) {
        return run(new SweepOrder(asOf, dryRun, only), false);
    }

    /** Sweeps some rules because records have changed: like {@link #run}, but what raised nothing leaves no line of history. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public SweepReport follow(LocalDate asOf, List<String> only) {
        return run(new SweepOrder(asOf, false, only), true);
    }

    /** The same where no other sweep runs; empty where one does, so that nobody waits for it. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    Optional<SweepReport> followIfFree(LocalDate asOf, List<String> only) {
        return parts.progress().takeTurnIfFree(parts.charges().district())
                ? Optional.of(run(new SweepOrder(asOf, false, only), true))
                : Optional.empty();
    }

    private SweepReport run(SweepOrder order, boolean quiet) {
        var asOf = order.asOf();
        var dryRun = order.dryRun();
        var started = parts.clock().instant();
        var district = parts.charges().district();
        if (!dryRun) {
            parts.progress().takeTurn(district);
        }
        rules.follow();
        var id = jdbc.sql("select nextval('rules.sweep_id')").query(Long.class).single();
        var counts = new ArrayList<SweepReport.RuleCount>();
        var officers = new ArrayList<SweepReport.OfficerCount>();
        for (var rule : applied(asOf, order.rules())) {
            if (dryRun) {
                var swept = prepare(rule, asOf, district);
                counts.add(SweepCounts.of(rule, swept, List.of(), swept.wouldRaise()));
                officers.addAll(swept.byOfficer());
            } else {
                counts.add(raise(rule, asOf, district, id));
            }
        }
        if (!dryRun) {
            officers.addAll(history.byOfficer(district, id, SweepHistory.NONE));
        }
        var took = Duration.between(started, parts.clock().instant()).toMillis();
        var report = SweepCounts.total(id, asOf, dryRun, took, counts, officers);
        if (quiet && report.created() == 0) {
            return report;
        }
        history.save(
                district,
                report,
                started.atOffset(ZoneOffset.UTC),
                parts.actor(),
                order.rules().isEmpty());
        audit.record(
                dryRun ? "sweep.tried" : "sweep.run",
                "sweep/" + id,
                "as of %s: %d matched, %d created, %d unknown"
                        .formatted(asOf, report.matched(), report.created(), report.unknown()));
        return report;
    }

    /** Whom a sweep of that day would reach now, inside a scope, by number. */
    @Transactional(readOnly = true)
    List<Hit> hits(LocalDate asOf, String ruleId, Scope scope, long after, int limit) {
        return rules.find(ruleId, asOf)
                .filter(rule -> rule.valid().holdsOn(asOf))
                .map(rule -> history.titled(
                        prepare(rule, asOf, parts.charges().district()).list(scope, after, limit), rule))
                .orElse(List.of());
    }

    /** How many of them there are inside a scope, and of how many in it nobody can tell. */
    @Transactional(readOnly = true)
    Foreseen foreseen(LocalDate asOf, Rule rule, Scope scope) {
        if (!rule.valid().holdsOn(asOf)) {
            return new Foreseen(0, 0);
        }
        var prepared = prepare(rule, asOf, parts.charges().district());
        return new Foreseen(prepared.count(scope), prepared.unknown(scope));
    }

    record Foreseen(long count, long unknown) {}

    /** How many a sweep of that day would give to whom now. */
    @Transactional(readOnly = true)
    List<SweepReport.OfficerCount> officers(LocalDate asOf, Rule rule) {
        return prepare(rule, asOf, parts.charges().district()).byOfficer();
    }

    private List<Rule> applied(LocalDate asOf, List<String> only) {
        return rules.on(asOf).stream()
                .filter(rule -> only.isEmpty() || only.contains(rule.id()))
                .filter(rule -> rule.valid().holdsOn(asOf))
                .toList();
    }

    private SweepReport.RuleCount raise(Rule rule, LocalDate asOf, String district, long sweep) {
        var upTo = parts.progress().changesUpTo();
        if (rule.hasEpisodes()) {
            parts.episodes().follow(district, rule, asOf);
        }
        var from = parts.progress().of(district, rule);
        var swept = prepare(rule, asOf, district, from);
        var raised = swept.raise(sweep);
        var created = raised.stream().mapToLong(SweepRule.Raised::raised).sum();
        if (created > 0) {
            var occasions = new RaisedOccasions(district, sweep, rule, asOf, created);
            parts.effects().forEach(effect -> effect.apply(occasions));
        }
        parts.progress().advance(district, rule, swept.timetable(), from, upTo);
        return SweepCounts.of(rule, swept, raised, List.of());
    }

    private SweepRule prepare(Rule rule, LocalDate asOf, String district) {
        return prepare(rule, asOf, district, parts.progress().of(district, rule));
    }

    /** The rule on that day, for records that were or were not looked at before. */
    SweepRule prepare(Rule rule, LocalDate asOf, String district, Progress.Point from) {
        var timetable = new Timetable(rule, rules.momentsOf(rule, district), asOf);
        var charges = parts.charges().params(rule.duty(), asOf);
        return new SweepRule(
                jdbc,
                rule,
                new SweepSql(rule, rules.columns(rule)),
                timetable,
                new SweepRule.Start(district, from, Map.copyOf(charges)));
    }
}
