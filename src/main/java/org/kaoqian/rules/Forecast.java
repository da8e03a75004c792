package org.kaoqian.rules;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Period;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rules will raise in the weeks to come, by officer: one statement for each rule. Conditions are judged as of
 * today and officers named as of today; episodes that are still to begin cannot be foreseen.
 */
@Component
class Forecast {

    static final Sentence NOTE = Sentence.of(
            "按今天的台账、条件和岗责推算：日期类和周期类规则的各步骤，以及已开始的变化类、人工类的后续步骤；今后才会出现的变化无法预计。",
            "Reckoned from today's ledgers, conditions and duties: the steps of rules by date and by period, and the later"
                    + " steps of what has begun on change or by hand. Changes that are still to come cannot be foreseen.");

    /** @param officer null where nobody is responsible */
    record Cell(
            String rule,
            LocalDate week,
            @Nullable Long officer,
            @Nullable String name,
            long count) {}

    private final JdbcClient db;
    private final Rules rules;
    private final Charges charges;
    private final Clock clock;

    Forecast(JdbcClient db, Rules rules, Charges charges, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.charges = charges;
        this.clock = clock;
    }

    /** The Mondays of the weeks in which the days from tomorrow on lie. */
    List<LocalDate> weeks(int days) {
        var weeks = new ArrayList<LocalDate>();
        for (var week = monday(today().plusDays(1)); !week.isAfter(today().plusDays(days)); week = week.plusWeeks(1)) {
            weeks.add(week);
        }
        return weeks;
    }

    @Transactional(readOnly = true)
    List<Cell> of(Rule rule, int days, Scope scope) {
        var district = charges.district();
        var stretches = stretches(rule, rules.momentsOf(rule, district), days);
        if (stretches.isEmpty()) {
            return List.of();
        }
        var params = new HashMap<String, Object>(rule.when().params(today()));
        params.putAll(charges.params(rule.duty(), today()));
        params.putAll(scope.params());
        params.put("district", district);
        params.put("rule", rule.id());
        params.put("asOf", today());
        params.put("period", SweepRule.period(rule, today()));
        params.put("fgrp", stretches.stream().map(Stretch::group).toArray(String[]::new));
        params.put("fstep", stretches.stream().map(Stretch::step).toArray(String[]::new));
        params.put("fweek", stretches.stream().map(s -> s.week().toString()).toArray(String[]::new));
        params.put("fafter", stretches.stream().map(s -> s.after().toString()).toArray(String[]::new));
        params.put("fto", stretches.stream().map(s -> s.to().toString()).toArray(String[]::new));
        return db.sql(new SweepSql(rule, rules.columns(rule)).forecast(scope.sql("l.region")))
                .params(params)
                .query((row, n) -> new Cell(
                        rule.id(),
                        row.getObject("week", LocalDate.class),
                        row.getObject("officer", Long.class),
                        row.getString("name"),
                        row.getLong("n")))
                .list();
    }

    /** Bases after one day, up to and with another, whose cycles reach a step in a week. */
    private record Stretch(String group, String step, LocalDate week, LocalDate after, LocalDate to) {}

    private List<Stretch> stretches(Rule rule, Moments moments, int days) {
        if (rule.trigger() instanceof Trigger.Every(var period)) {
            return periods(rule, period, moments, days);
        }
        var stretches = new ArrayList<Stretch>();
        var before = new Timetable(rule, moments, today());
        for (var week : weeks(days)) {
            var last = earlier(week.plusDays(6), today().plusDays(days));
            var after = new Timetable(rule, moments, last);
            if (rule.valid().holdsOn(last)) {
                for (var group : moments.groups()) {
                    add(stretches, rule, Map.entry(group, week), before, after);
                }
            }
            before = after;
        }
        return stretches;
    }

    private static void add(
            List<Stretch> stretches, Rule rule, Map.Entry<String, LocalDate> of, Timetable before, Timetable after) {
        var group = of.getKey();
        for (int i = 0; i < rule.steps().size(); i++) {
            var from = before.reached(group, i);
            var to = after.reached(group, i);
            if (to.isAfter(from)) {
                stretches.add(new Stretch(group, rule.steps().get(i).name(), of.getValue(), from, to));
            }
        }
    }

    /** Each period's steps that lie ahead; the base stands in {@code to}. */
    private List<Stretch> periods(Rule rule, Period period, Moments moments, int days) {
        var stretches = new ArrayList<Stretch>();
        var last = today().plusDays(days);
        for (var base = period.startOf(today()); !base.isAfter(last); base = period.after(base)) {
            var timetable = new Timetable(rule, moments, base);
            for (int i = 0; i < rule.steps().size(); i++) {
                var day = timetable.dayOf(DayCycles.ONE_GROUP, i, base);
                if (day.isAfter(today()) && !day.isAfter(last) && rule.valid().holdsOn(day)) {
                    stretches.add(
                            new Stretch(DayCycles.ONE_GROUP, rule.steps().get(i).name(), monday(day), base, base));
                }
            }
        }
        return stretches;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
