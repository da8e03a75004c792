package org.kaoqian.rules;

import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Reports of sweeps as the person who asks may see them: without the rules that are for others only. */
@Component
class SeenReports {

    private final SweepHistory history;
    private final Sweep sweep;
    private final VisibleRules rules;
    private final CurrentViewer current;

    SeenReports(SweepHistory history, Sweep sweep, VisibleRules rules, CurrentViewer current) {
        this.history = history;
        this.sweep = sweep;
        this.rules = rules;
        this.current = current;
    }

    List<SweepHistory.Line> lines(long before, int limit) {
        return history.lines(district(), before, limit, rules.hidden());
    }

    SweepReport named(long id) {
        return history.report(district(), id, rules.hidden())
                .orElseThrow(() -> new Absent(Sentence.of("没有这次筛查。", "There is no such sweep.")));
    }

    /** What has just been swept. */
    SweepReport of(SweepReport report) {
        if (rules.hidden().length == 0) {
            return report;
        }
        var seen = named(report.id());
        return report.dryRun() ? seen.with(officers(seen)) : seen;
    }

    /** To whom it gave how much; of a trial, to whom a sweep of that day would give it now. */
    List<SweepReport.OfficerCount> officers(SweepReport report) {
        return report.dryRun()
                ? SweepCounts.merged(of(report.perRule()).stream()
                        .flatMap(rule -> sweep.officers(report.asOf(), rule).stream())
                        .toList())
                : report.perOfficer();
    }

    /** Whom it reached, or would reach now, by rule. */
    List<Hit> hits(SweepReport report, long after) {
        var scope = current.viewer().within();
        return of(report.perRule()).stream()
                .flatMap(rule -> report.dryRun()
                        ? sweep.hits(report.asOf(), rule.id(), scope, after, RulePages.PAGE).stream()
                        : history.hits(report, district(), rule, scope, after).stream())
                .limit(RulePages.PAGE)
                .toList();
    }

    private List<Rule> of(List<SweepReport.RuleCount> counts) {
        return rules.all().stream()
                .filter(rule -> counts.stream().anyMatch(count -> count.rule().equals(rule.id())))
                .toList();
    }

    private String district() {
        return current.viewer().scope().district();
    }
}
