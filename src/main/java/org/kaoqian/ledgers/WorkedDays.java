package org.kaoqian.ledgers;

import java.time.LocalDate;
import org.kaoqian.shared.WorkingCalendar;

/** Working days from a date, and the other way round: from which dates they lead to a given one. */
final class WorkedDays {

    private WorkedDays() {}

    static LocalDate after(LocalDate date, int days, WorkingCalendar calendar) {
        return days >= 0
                ? calendar.plusWorkingDays(date, days).date()
                : calendar.minusWorkingDays(date, -days).date();
    }

    /**
     * With {@code last}, the last date from which the working days lead to this date or before it; else the first from
     * which they lead to it or after it. Since a later date never leads to an earlier one, these bound all others.
     */
    static LocalDate origin(LocalDate date, int days, boolean last, WorkingCalendar calendar) {
        var origin = after(date, -days, calendar);
        if (last) {
            while (after(origin, days, calendar).isAfter(date)) {
                origin = origin.minusDays(1);
            }
            while (!after(origin.plusDays(1), days, calendar).isAfter(date)) {
                origin = origin.plusDays(1);
            }
        } else {
            while (after(origin, days, calendar).isBefore(date)) {
                origin = origin.plusDays(1);
            }
            while (!after(origin.minusDays(1), days, calendar).isBefore(date)) {
                origin = origin.minusDays(1);
            }
        }
        return origin;
    }
}
