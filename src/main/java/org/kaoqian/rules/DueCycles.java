package org.kaoqian.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/**
 * The cycles (group and base) to look at in one sweep, each with the step at which it stands, as columns for
 * {@code unnest}. Working days are counted here, a few hundred times a day, and never inside a statement over millions.
 */
final class DueCycles {

    /** A group and a base. */
    record Cycle(String group, LocalDate base) {}

    private final Rule rule;
    private final Timetable timetable;
    private final List<String> groups = new ArrayList<>();
    private final List<String> bases = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private final List<Integer> missedFrom = new ArrayList<>();
    private final List<String> dueOn = new ArrayList<>();
    private final List<String> deadlines = new ArrayList<>();
    private final List<String> whyZh = new ArrayList<>();
    private final List<String> whyEn = new ArrayList<>();
    private final List<Boolean> everyone = new ArrayList<>();

    private DueCycles(Rule rule, Timetable timetable) {
        this.rule = rule;
        this.timetable = timetable;
    }

    /**
     * @param handled whose subjects need not be looked at again, unless they changed
     * @param changed cycles with a subject that changed
     * @param bases the only days on which cycles are based; empty where every day may be one
     */
    static DueCycles of(
            Rule rule, Timetable timetable, Handled handled, List<Cycle> changed, Optional<List<LocalDate>> bases) {
        var due = new DueCycles(rule, timetable);
        for (var stretch : timetable.stretches()) {
            if (bases.isPresent()) {
                bases.get().stream()
                        .filter(base -> base.isAfter(stretch.after()) && !base.isAfter(stretch.to()))
                        .forEach(base -> due.look(handled, stretch, base));
            } else {
                stretch.after()
                        .plusDays(1)
                        .datesUntil(stretch.to().plusDays(1))
                        .forEach(base -> due.look(handled, stretch, base));
            }
        }
        for (var cycle : changed) {
            var step = timetable.standing(cycle.group(), cycle.base());
            if (step >= 0 && handled.has(cycle.group(), rule.steps().get(step).name(), cycle.base())) {
                due.add(cycle.group(), cycle.base(), step, 0, false);
            }
        }
        return due;
    }

    private void look(Handled handled, Timetable.Stretch stretch, LocalDate base) {
        if (!handled.has(stretch.group(), rule.steps().get(stretch.step()).name(), base)) {
            add(stretch.group(), base, stretch.step(), missed(handled, stretch, base), true);
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** Whether a step may have to be marked as passed by a later one. */
    boolean hasMissed() {
        for (int i = 0; i < steps.size(); i++) {
            if (missedFrom.get(i) < steps.get(i)) {
                return true;
            }
        }
        return false;
    }

    Map<String, Object> params() {
        return Map.of(
                "grp", groups.toArray(String[]::new),
                "base", bases.toArray(String[]::new),
                "ord", steps.toArray(Integer[]::new),
                "missed", missedFrom.toArray(Integer[]::new),
                "due", dueOn.toArray(String[]::new),
                "deadline", deadlines.toArray(String[]::new),
                "zh", whyZh.toArray(String[]::new),
                "en", whyEn.toArray(String[]::new),
                "everyone", everyone.toArray(Boolean[]::new));
    }

    /** The first earlier step that was not handled; those from it on are marked as passed. */
    private int missed(Handled handled, Timetable.Stretch stretch, LocalDate base) {
        for (int i = 0; i < stretch.step(); i++) {
            if (!handled.has(stretch.group(), rule.steps().get(i).name(), base)) {
                return i;
            }
        }
        return stretch.step();
    }

    private void add(String group, LocalDate base, int step, int missed, boolean all) {
        var deadline = timetable.deadline(group, step, base);
        var why = why(group, base, deadline);
        groups.add(group);
        bases.add(base.toString());
        steps.add(step);
        missedFrom.add(missed);
        dueOn.add(timetable.dayOf(group, step, base).toString());
        deadlines.add(deadline.toString());
        whyZh.add(why.zh());
        whyEn.add(why.en());
        everyone.add(all);
    }

    private Sentence why(String group, LocalDate base, LocalDate deadline) {
        var grounds = timetable.moments().explain(group, base);
        if (rule.reckoned().isEmpty()) {
            return grounds;
        }
        var asOf = timetable.asOf();
        var days = ChronoUnit.DAYS.between(asOf, deadline);
        if (asOf.isAfter(base)) {
            var past = ChronoUnit.DAYS.between(base, asOf);
            return Sentence.of(
                    grounds.zh() + "截至%s已过期%d天。".formatted(asOf, past),
                    grounds.en() + " On %s it has been expired for %d days.".formatted(asOf, past));
        }
        if (days < 0) {
            return Sentence.of(
                    grounds.zh() + "截至%s已超过最晚申请日%d天，尚未到期。".formatted(asOf, -days),
                    grounds.en() + " On %s the last day to apply is %d days past.".formatted(asOf, -days));
        }
        return days == 0
                ? Sentence.of(
                        grounds.zh() + "今天（%s）就是最晚申请日。".formatted(asOf),
                        grounds.en() + " Today, %s, is the last day to apply.".formatted(asOf))
                : Sentence.of(
                        grounds.zh() + "今天（%s）距最晚申请日还有%d天。".formatted(asOf, days),
                        grounds.en() + " Today, %s, %d days are left.".formatted(asOf, days));
    }
}
