package org.kaoqian.licensing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.licensing.DistrictCalendars.OwnDay;

/** A district's calendar as people and programs see it: years with their holidays, and the district's own days. */
record CalendarView(List<Year> years, List<OwnDay> ownDays) {

    /**
     * One published year.
     *
     * @param off spans such as 2026-10-01~2026-10-07
     * @param work weekend days worked in exchange
     * @param workingDays in the whole year, with the district's own days
     * @param enteredBy who entered it here; null where the program brought it
     */
    record Year(
            int year,
            LocalDate announced,
            List<String> off,
            List<String> work,
            long workingDays,
            @Nullable String enteredBy) {}

    static CalendarView of(DistrictCalendars calendars, String district) {
        var calendar = calendars.of(district);
        var years = new ArrayList<Year>();
        for (var notice : calendars.notices()) {
            years.add(new Year(
                    notice.year(),
                    notice.announced(),
                    spans(notice.days(), false),
                    spans(notice.days(), true),
                    calendar.workingDaysIn(notice.year()),
                    null));
        }
        for (var entered : calendars.years(district)) {
            years.add(new Year(
                    entered.year(),
                    entered.announced(),
                    spans(entered.days(), false),
                    spans(entered.days(), true),
                    calendar.workingDaysIn(entered.year()),
                    entered.enteredBy()));
        }
        years.sort(Comparator.comparingInt(Year::year).reversed());
        return new CalendarView(years, calendars.days(district));
    }

    /** The first year whose holidays are not known yet. */
    int nextYear() {
        return years.isEmpty() ? 2027 : years.getFirst().year() + 1;
    }

    private static List<String> spans(Map<LocalDate, Boolean> days, boolean working) {
        return DaySpan.write(days.entrySet().stream()
                .filter(day -> day.getValue() == working)
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }
}
