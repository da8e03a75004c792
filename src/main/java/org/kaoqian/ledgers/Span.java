package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.kaoqian.shared.Sentence;

/** In what the time between two dates is counted; negative where the second comes first. */
enum Span {
    DAYS("天数", "days"),
    /** Whole years, as ages are counted. */
    YEARS("整年数", "whole years");

    private static final int PER_YEAR = 10_000;

    final Sentence said;

    Span(String zh, String en) {
        this.said = Sentence.of(zh, en);
    }

    BigDecimal between(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(
                this == DAYS ? ChronoUnit.DAYS.between(from, to) : (long) (written(to) - written(from)) / PER_YEAR);
    }

    private static int written(LocalDate date) {
        return date.getYear() * PER_YEAR + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    String sql(String from, String to) {
        return this == DAYS
                ? "cast(" + to + " - " + from + " as numeric)"
                : "div(" + writtenSql(to) + " - " + writtenSql(from) + ", " + PER_YEAR + ")";
    }

    private static String writtenSql(String date) {
        return "(extract(year from %s) * %d + extract(month from %s) * 100 + extract(day from %s))"
                .formatted(date, PER_YEAR, date, date);
    }
}
