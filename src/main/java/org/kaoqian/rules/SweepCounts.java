package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Adds up what a sweep found. */
final class SweepCounts {

    private SweepCounts() {}

    static SweepReport.RuleCount of(
            Rule rule, SweepRule swept, List<SweepRule.Raised> raised, List<SweepRule.Raised> wouldRaise) {
        var standing = swept.standing();
        var stopped = swept.stopped();
        var steps = new ArrayList<SweepReport.StepCount>();
        for (int i = 0; i < rule.steps().size(); i++) {
            var name = rule.steps().get(i).name();
            var matched = standing.getOrDefault(i, 0L);
            var created = sum(raised, name, SweepRule.Raised::raised);
            var would = sum(wouldRaise, name, SweepRule.Raised::raised);
            var already = matched - created - would - stopped.getOrDefault(i, 0L);
            steps.add(new SweepReport.StepCount(
                    name, matched, created, already, sum(raised, name, SweepRule.Raised::passed), would));
        }
        return new SweepReport.RuleCount(
                rule.id(),
                total(steps, SweepReport.StepCount::matched),
                swept.unknown(),
                total(steps, SweepReport.StepCount::created),
                total(steps, SweepReport.StepCount::alreadyRaised),
                total(steps, SweepReport.StepCount::superseded),
                stopped.values().stream().mapToLong(Long::longValue).sum(),
                standing.getOrDefault(Timetable.LONG_PAST, 0L),
                total(steps, SweepReport.StepCount::wouldCreate),
                List.copyOf(steps));
    }

    /** One line for each officer and each reason for nobody, over all rules. */
    static List<SweepReport.OfficerCount> merged(List<SweepReport.OfficerCount> counts) {
        var merged = new LinkedHashMap<List<@Nullable Object>, SweepReport.OfficerCount>();
        for (var each : counts) {
            merged.merge(
                    Arrays.asList(each.officer(), each.name(), each.reason()),
                    each,
                    (one, other) -> new SweepReport.OfficerCount(
                            one.officer(), one.name(), one.reason(), one.count() + other.count()));
        }
        return merged.values().stream()
                .sorted(Comparator.comparingLong(SweepReport.OfficerCount::count)
                        .reversed())
                .toList();
    }

    static SweepReport total(
            long id,
            LocalDate asOf,
            boolean dryRun,
            long took,
            List<SweepReport.RuleCount> rules,
            List<SweepReport.OfficerCount> officers) {
        return new SweepReport(
                id,
                asOf,
                dryRun,
                total(rules, SweepReport.RuleCount::matched),
                total(rules, SweepReport.RuleCount::unknown),
                total(rules, SweepReport.RuleCount::created),
                total(rules, SweepReport.RuleCount::alreadyRaised),
                total(rules, SweepReport.RuleCount::wouldCreate),
                took,
                List.copyOf(rules),
                merged(officers));
    }

    private static long sum(List<SweepRule.Raised> of, String step, ToLongFunction<SweepRule.Raised> number) {
        return of.stream()
                .filter(each -> each.step().equals(step))
                .mapToLong(number)
                .sum();
    }

    private static <T> long total(List<T> of, ToLongFunction<T> number) {
        return of.stream().mapToLong(number).sum();
    }
}
