package org.kaoqian.shared;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A stretch of the calendar that comes round. */
public enum Period {
    WEEK("周", "week", 7),
    MONTH("月", "month", 28),
    QUARTER("季度", "quarter", 90),
    HALF_YEAR("半年", "half year", 181),
    YEAR("年", "year", 365);

    private final String zh;
    private final String en;
    private final int shortest;

    Period(String zh, String en, int shortest) {
        this.zh = zh;
        this.en = en;
        this.shortest = shortest;
    }

    /** The days of the shortest one. */
    public int shortest() {
        return shortest;
    }

    public Sentence label() {
        return Sentence.of("每" + zh, "every " + en);
    }

    /** The one that a day lies in. */
    public Sentence current() {
        return Sentence.of("本" + zh, "this " + en);
    }

    public static Optional<Period> called(String word) {
        return Stream.of(values()).filter(period -> period.word().equals(word)).findFirst();
    }

    /** Its name in rules. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The first day of the period that a day lies in; weeks begin on Monday. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case HALF_YEAR -> LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
        };
    }

    /** The first day of the next one. */
    public LocalDate after(LocalDate start) {
        return switch (this) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case QUARTER -> start.plusMonths(3);
            case HALF_YEAR -> start.plusMonths(6);
            case YEAR -> start.plusYears(1);
        };
    }
}
