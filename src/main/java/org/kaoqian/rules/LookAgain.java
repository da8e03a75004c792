package org.kaoqian.rules;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * After a change of the reckoning, sweeps look again at the cycles whose steps have moved into the future. Subjects that
 * had such a step do not get it twice; those that came meanwhile get it on its new day.
 */
@Component
class LookAgain {

    private final Rules rules;
    private final Progress progress;

    LookAgain(Rules rules, Progress progress) {
        this.rules = rules;
        this.progress = progress;
    }

    /** First of all listeners: whatever follows must see the cases of a sweep that is still running. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(MomentsMoved moved) {
        progress.takeTurn(moved.district());
        for (var rule : rules.all()) {
            if (!rule.ledger().name().equals(moved.ledger()) && !countsWorkdays(rule)) {
                continue;
            }
            var asOf = progress.of(moved.district(), rule).asOf();
            if (asOf != null) {
                var timetable = new Timetable(rule, rules.momentsOf(rule, moved.district()), asOf);
                progress.forgetBeyond(moved.district(), rule, timetable);
            }
        }
    }

    /** The working calendar may be what moved. */
    private static boolean countsWorkdays(Rule rule) {
        return rule.steps().stream().anyMatch(step -> step.moment().equals(ReadRule.WORKDAY));
    }
}
