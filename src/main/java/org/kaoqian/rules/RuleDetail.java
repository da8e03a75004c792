package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * One rule as the API shows it, with what the database is asked.
 *
 * @param sentence the condition in words
 * @param sql the statement of a sweep, its parameters named
 */
record RuleDetail(
        String id,
        Sentence title,
        String ledger,
        String duty,
        Sentence basis,
        String confidence,
        LocalDate from,
        @Nullable LocalDate to,
        String when,
        Sentence whenInWords,
        Sentence sentence,
        Sentence trigger,
        List<Rule.Step> steps,
        List<RuleView.ExampleView> examples,
        String sql,
        RulePlan.Planned plan) {

    static RuleDetail of(Rule rule, RulePlan.Planned plan) {
        var view = RuleView.of(rule);
        return new RuleDetail(
                view.id(),
                view.title(),
                view.ledger(),
                view.duty(),
                view.basis(),
                view.confidence(),
                view.from(),
                view.to(),
                view.when(),
                view.whenInWords(),
                view.whenInWords(),
                RuleView.triggerInWords(rule),
                view.steps(),
                view.examples(),
                plan.sql(),
                plan);
    }
}
