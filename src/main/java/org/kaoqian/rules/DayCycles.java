package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendar;

/** How cycles come round that are counted in days from a day of their own; there is one group, the empty one. */
final class DayCycles {

    static final String ONE_GROUP = "";

    private final Rule rule;
    private final Function<String, WorkingCalendar> calendars;

    DayCycles(Rule rule, Function<String, WorkingCalendar> calendars) {
        this.rule = rule;
        this.calendars = calendars;
    }

    Moments of(String district) {
        return new Days(calendars.apply(district));
    }

    private final class Days implements Moments {

        private final WorkingCalendar calendar;

        Days(WorkingCalendar calendar) {
            this.calendar = calendar;
        }

        @Override
        public Set<String> groups() {
            return Set.of(ONE_GROUP);
        }

        @Override
        public Set<String> silentGroups() {
            return Set.of();
        }

        @Override
        public LocalDate momentOf(String group, String moment, LocalDate base) {
            return base;
        }

        @Override
        public LocalDate dayOf(String group, String moment, int offset, LocalDate base) {
            return shift(moment, base, offset);
        }

        @Override
        public LocalDate lastBaseWhose(String group, String moment, int offset, LocalDate onOrBefore) {
            if (!moment.equals(ReadRule.WORKDAY)) {
                return onOrBefore.minusDays(offset);
            }
            // The day of a step never moves back as the base moves forward, so the last one is found by walking.
            var base = shift(moment, onOrBefore, -offset);
            while (!shift(moment, base.plusDays(1), offset).isAfter(onOrBefore)) {
                base = base.plusDays(1);
            }
            while (shift(moment, base, offset).isAfter(onOrBefore)) {
                base = base.minusDays(1);
            }
            return base;
        }

        @Override
        public LocalDate after(LocalDate day, Rule.Within within) {
            return shift(within.working() ? ReadRule.WORKDAY : ReadRule.DAY, day, within.days());
        }

        @Override
        public Optional<Sentence> provisional(String group, String moment, LocalDate base) {
            return Optional.empty();
        }

        @Override
        public Sentence explain(String group, LocalDate base) {
            var when = rule.when().sentence();
            var because = Sentence.of(
                    "符合“%s”的条件：%s。".formatted(rule.title().zh(), when.zh()),
                    "Meets the condition of '%s': %s.".formatted(rule.title().en(), when.en()));
            return switch (rule.trigger()) {
                case Trigger.OnDate(var field, var reach) -> {
                    var label = rule.ledger().field(field).orElseThrow().label();
                    yield Sentence.of(
                            label.zh() + base + "；" + because.zh(), label.en() + " " + base + ". " + because.en());
                }
                case Trigger.Every(var period) ->
                    Sentence.of(
                            period.label().zh() + "（" + base + "起）" + because.zh(),
                            because.en() + " The period begins on " + base + ".");
                case Trigger.OnChange ignored ->
                    Sentence.of("自" + base + "起" + because.zh(), because.en() + " Since " + base + ".");
                case Trigger.ByHand ignored ->
                    Sentence.of(base + "由工作人员提出；" + because.zh(), "Asked for on " + base + ". " + because.en());
                case Trigger.Reckoned ignored -> because;
            };
        }

        private LocalDate shift(String unit, LocalDate day, int days) {
            if (!unit.equals(ReadRule.WORKDAY)) {
                return day.plusDays(days);
            }
            return (days >= 0 ? calendar.plusWorkingDays(day, days) : calendar.minusWorkingDays(day, -days)).date();
        }
    }
}
