package org.kaoqian.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which days are working days. Monday to Friday work, except as {@code exceptions} say (true: a make-up day is worked,
 * false: a day is off). In a year that is not published yet, holidays are unknown and every count is provisional.
 */
public record WorkingCalendar(Map<LocalDate, Boolean> exceptions, Set<Integer> publishedYears) {

    /** The day that a count arrived at; provisional when a day it passed lies in a year that is not published. */
    public record Counted(LocalDate date, boolean provisional) {}

    public WorkingCalendar {
        exceptions = Map.copyOf(exceptions);
        publishedYears = Set.copyOf(publishedYears);
    }

    /** This calendar with a district's own days and years laid over it. */
    public WorkingCalendar with(Map<LocalDate, Boolean> ownExceptions, Set<Integer> ownYears) {
        var days = new HashMap<>(exceptions);
        days.putAll(ownExceptions);
        var years = new HashSet<>(publishedYears);
        years.addAll(ownYears);
        return new WorkingCalendar(days, years);
    }

    public boolean isWorkingDay(LocalDate day) {
        var exception = exceptions.get(day);
        return exception != null ? exception : day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    public boolean isPublished(LocalDate day) {
        return publishedYears.contains(day.getYear());
    }

    public long workingDaysIn(int year) {
        var first = LocalDate.of(year, 1, 1);
        return first.datesUntil(first.plusYears(1)).filter(this::isWorkingDay).count();
    }

    /** The n-th working day before a day, which is not counted itself; with n = 0 the day itself. */
    public Counted minusWorkingDays(LocalDate day, int n) {
        return step(day, n, -1);
    }

    /** The n-th working day after a day, which is not counted itself (Civil Code art. 201); with n = 0 the day itself. */
    public Counted plusWorkingDays(LocalDate day, int n) {
        return step(day, n, 1);
    }

    private Counted step(LocalDate from, int n, int direction) {
        if (n < 0) {
            throw new IllegalArgumentException("Working days are counted from 0 up: " + n);
        }
        var day = from;
        var provisional = false;
        for (int left = n; left > 0; ) {
            day = day.plusDays(direction);
            provisional |= !isPublished(day);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Counted(day, provisional);
    }
}
