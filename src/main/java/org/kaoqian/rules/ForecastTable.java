package org.kaoqian.rules;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A forecast as it is shown: by officer and week, and by rule and week. */
record ForecastTable(
        LocalDate from,
        LocalDate to,
        Sentence note,
        List<Week> weeks,
        List<Row> officers,
        List<RuleRow> rules,
        List<Forecast.Cell> items) {

    /** @param week as ISO 8601 names it, such as 2026-W48 */
    record Week(String week, LocalDate from, LocalDate to) {}

    /** @param officer null for the work that nobody is responsible for */
    record Row(@Nullable Long officer, @Nullable String name, List<Long> weeks, long total) {}

    record RuleRow(String rule, Sentence title, List<Long> weeks, long total) {}

    static ForecastTable of(
            LocalDate today, int days, List<LocalDate> weeks, List<Rule> rules, List<Forecast.Cell> cells) {
        var officers = new ArrayList<Row>();
        for (var of : cells.stream()
                .map(cell -> new Row(cell.officer(), cell.name(), List.of(), 0))
                .distinct()
                .toList()) {
            var counts = counts(
                    weeks,
                    cells.stream()
                            .filter(cell -> Objects.equals(cell.officer(), of.officer()))
                            .toList());
            officers.add(new Row(of.officer(), of.name(), counts, sum(counts)));
        }
        officers.sort((one, other) -> Long.compare(other.total(), one.total()));
        var perRule = new ArrayList<RuleRow>();
        for (var rule : rules) {
            var counts = counts(
                    weeks,
                    cells.stream().filter(cell -> cell.rule().equals(rule.id())).toList());
            if (sum(counts) > 0) {
                perRule.add(new RuleRow(rule.id(), rule.title(), counts, sum(counts)));
            }
        }
        return new ForecastTable(
                today.plusDays(1),
                today.plusDays(days),
                Forecast.NOTE,
                weeks.stream().map(ForecastTable::week).toList(),
                List.copyOf(officers),
                List.copyOf(perRule),
                List.copyOf(cells));
    }

    long total() {
        return rules.stream().mapToLong(RuleRow::total).sum();
    }

    /** The greatest number of a cell. */
    long most() {
        return officers.stream()
                .flatMap(row -> row.weeks().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static List<Long> counts(List<LocalDate> weeks, List<Forecast.Cell> cells) {
        return weeks.stream()
                .map(week -> cells.stream()
                        .filter(cell -> cell.week().equals(week))
                        .mapToLong(Forecast.Cell::count)
                        .sum())
                .toList();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static Week week(LocalDate monday) {
        var name = "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Week(name, monday, monday.plusDays(6));
    }
}
