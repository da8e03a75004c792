package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that a rule's page shows beside the rule itself, inside the viewer's region. */
@Component
class RuleDossier {

    static final int AHEAD = 90;

    private static final int SAMPLE = 10;

    /**
     * @param on the day of the dry run
     * @param hits the first of those that a sweep of that day would reach now
     */
    record Shown(
            LocalDate on,
            Sweep.Foreseen foreseen,
            List<Hit> hits,
            ForecastTable forecast,
            List<RuleResults.Result> results,
            List<Revision> revisions,
            RulePlan.Planned plan) {

        /** The draft that waits for somebody; none where the list is empty. */
        List<Revision> drafts() {
            return revisions.stream()
                    .filter(each -> each.state() == Revision.State.DRAFT)
                    .toList();
        }
    }

    private final Sweep sweep;
    private final Forecast forecast;
    private final RulePlan plan;
    private final RevisionStore revisions;
    private final ObjectProvider<RuleResults> results;

    RuleDossier(
            Sweep sweep,
            Forecast forecast,
            RulePlan plan,
            RevisionStore revisions,
            ObjectProvider<RuleResults> results) {
        this.sweep = sweep;
        this.forecast = forecast;
        this.plan = plan;
        this.revisions = revisions;
        this.results = results;
    }

    Shown of(Rule rule, LocalDate on, Viewer viewer) {
        var scope = viewer.within();
        var cells = forecast.of(rule, AHEAD, scope);
        return new Shown(
                on,
                sweep.foreseen(on, rule, scope),
                sweep.hits(on, rule.id(), scope, 0, SAMPLE),
                ForecastTable.of(forecast.today(), AHEAD, forecast.weeks(AHEAD), List.of(rule), cells),
                results.orderedStream()
                        .flatMap(each -> each.of(viewer.scope().district(), rule.id(), scope).stream())
                        .toList(),
                revisions.of(rule.id()),
                plan.of(rule, on));
    }
}
