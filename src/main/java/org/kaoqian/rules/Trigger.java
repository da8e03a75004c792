package org.kaoqian.rules;

import java.time.LocalDate;
import org.kaoqian.shared.Sentence;

/** When a record that meets a rule's condition needs something. Each gives cycles a base day, from which steps are counted. */
public sealed interface Trigger {

    /** So long episodes and periods are looked at; longer than anything stays open. */
    int ALWAYS = 3_660;

    /** Calendar days after the last step during which it is still raised for records that come late. */
    int reach();

    /**
     * By moments that a module reckons from a date, such as the renewal window of a licence.
     *
     * @param cycle the date field of the ledger that is the base of a cycle
     * @param deadline the moment by which the case should be closed
     */
    record Reckoned(String cycle, String deadline, int reach) implements Trigger {}

    /** By a date of the record itself. */
    record OnDate(String field, int reach) implements Trigger {}

    /** From the day on which the record comes to meet the condition, until it ceases to. */
    record OnChange() implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }

    /** Once in every period, from its first day. */
    record Every(Period period) implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }

    /** When an officer says so, from that day. */
    record ByHand() implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }

    /** A stretch of the calendar that comes round. */
    enum Period {
        WEEK("每周", "every week", 7),
        MONTH("每月", "every month", 28),
        QUARTER("每季度", "every quarter", 90),
        HALF_YEAR("每半年", "every half year", 181),
        YEAR("每年", "every year", 365);

        private final Sentence label;
        private final int shortest;

        Period(String zh, String en, int shortest) {
            this.label = Sentence.of(zh, en);
            this.shortest = shortest;
        }

        /** The days of the shortest one. */
        int shortest() {
            return shortest;
        }

        public Sentence label() {
            return label;
        }

        /** Its name in rules. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
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
}
