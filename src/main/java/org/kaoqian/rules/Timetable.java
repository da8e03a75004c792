package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule's steps on one day. For each group it knows up to which base a step has been reached, so that the step at which
 * a cycle stands is a comparison of dates, and the cycles that stand at a step are a range of bases.
 */
final class Timetable {

    /** Not reached the first step yet. */
    static final int BEFORE = -1;
    /** The last step lies further back than the rule reaches. */
    static final int LONG_PAST = -2;

    /** Bases after one day, up to and with another, whose cycles stand at a step. */
    record Stretch(String group, int step, LocalDate after, LocalDate to) {}

    private record Bounds(LocalDate[] reached, LocalDate floor) {}

    private final Rule rule;
    private final Moments moments;
    private final LocalDate asOf;
    private final Map<String, Bounds> bounds = new HashMap<>();

    Timetable(Rule rule, Moments moments, LocalDate asOf) {
        this.rule = rule;
        this.moments = moments;
        this.asOf = asOf;
        moments.groups().forEach(group -> bounds.put(group, bounds(group)));
    }

    /** The index of the step at which a cycle stands, or {@link #BEFORE} or {@link #LONG_PAST}. */
    int standing(String group, LocalDate base) {
        var of = bounds.get(group);
        if (of == null) {
            return BEFORE;
        }
        if (!base.isAfter(of.floor)) {
            return LONG_PAST;
        }
        for (int i = of.reached.length - 1; i >= 0; i--) {
            if (!base.isAfter(of.reached[i])) {
                return i;
            }
        }
        return BEFORE;
    }

    /** The bases on or before which every cycle has reached the step. */
    LocalDate reached(String group, int step) {
        return of(group).reached[step];
    }

    /** The bases on or before which every cycle is long past. */
    LocalDate floor(String group) {
        return of(group).floor;
    }

    /** For each step and group the cycles that stand at it. */
    List<Stretch> stretches() {
        var stretches = new ArrayList<Stretch>();
        bounds.forEach((group, of) -> {
            var after = of.floor;
            for (int i = of.reached.length - 1; i >= 0; i--) {
                if (of.reached[i].isAfter(after)) {
                    stretches.add(new Stretch(group, i, after, of.reached[i]));
                    after = of.reached[i];
                }
            }
        });
        return stretches;
    }

    /** The day of a step: that of its moment and offset, yet never before its predecessor. */
    LocalDate dayOf(String group, int step, LocalDate base) {
        var day = LocalDate.MIN;
        for (int i = 0; i <= step; i++) {
            var of = rule.steps().get(i);
            var own = moments.dayOf(group, of.moment(), of.offset(), base);
            day = own.isAfter(day) ? own : day;
        }
        return day;
    }

    /** By when the case of a cycle that stands at a step should be closed. */
    LocalDate deadline(String group, int step, LocalDate base) {
        if (rule.trigger() instanceof Trigger.Reckoned reckoned) {
            return moments.momentOf(group, reckoned.deadline(), base);
        }
        var day = dayOf(group, step, base);
        var within = rule.steps().get(step).effects().within();
        return moments.after(day.isBefore(asOf) ? asOf : day, within == null ? new Rule.Within(10, true) : within);
    }

    Moments moments() {
        return moments;
    }

    LocalDate asOf() {
        return asOf;
    }

    private Bounds of(String group) {
        var of = bounds.get(group);
        if (of == null) {
            throw new IllegalArgumentException("No group " + group);
        }
        return of;
    }

    private Bounds bounds(String group) {
        var steps = rule.steps();
        var reached = new LocalDate[steps.size()];
        for (int i = 0; i < reached.length; i++) {
            var step = steps.get(i);
            var own = moments.lastBaseWhose(group, step.moment(), step.offset(), asOf);
            reached[i] = i > 0 && reached[i - 1].isBefore(own) ? reached[i - 1] : own;
        }
        var last = steps.getLast();
        return new Bounds(
                reached,
                moments.lastBaseWhose(
                        group,
                        last.moment(),
                        last.offset(),
                        asOf.minusDays(rule.trigger().reach())));
    }
}
