package org.kaoqian.licensing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoqian.shared.Reading;

/** A year's holidays as an administrator copies them from the notice; lists as {@link DaySpan#readAll} reads them. */
record YearEntry(int year, LocalDate announced, String off, String work) {

    private static final int EARLIEST = 2022;
    private static final int LATEST = 2199;

    /** The days by date, true for worked ones; or what is wrong. */
    Reading<Map<LocalDate, Boolean>> days() {
        if (year < EARLIEST || year > LATEST) {
            return Reading.bad("年份应在2022到2199之间。", "The year should lie between 2022 and 2199.");
        }
        if (announced.getYear() < year - 1 || announced.getYear() > year) {
            return Reading.bad(
                    "通知日期应在上一年或当年；请核对。", "The notice is of the year before or the year itself: check its date.");
        }
        return switch (DaySpan.readAll(off)) {
            case Reading.Bad<List<LocalDate>> bad -> new Reading.Bad<>(bad.reason());
            case Reading.Good<List<LocalDate>> offDays ->
                switch (DaySpan.readAll(work)) {
                    case Reading.Bad<List<LocalDate>> bad -> new Reading.Bad<>(bad.reason());
                    case Reading.Good<List<LocalDate>> workDays -> together(offDays.value(), workDays.value());
                };
        };
    }

    private Reading<Map<LocalDate, Boolean>> together(List<LocalDate> offDays, List<LocalDate> workDays) {
        if (offDays.isEmpty()) {
            return Reading.bad("没有填放假日期；请照通知逐段填写。", "No days off: enter them as the notice lists them.");
        }
        var days = new LinkedHashMap<LocalDate, Boolean>();
        offDays.forEach(day -> days.put(day, false));
        for (var day : workDays) {
            if (days.put(day, true) != null) {
                return Reading.bad(
                        day + "既写作放假又写作上班；请核对通知。", day + " is listed both as off and as worked: check the notice.");
            }
        }
        for (var day : days.keySet()) {
            if (day.isBefore(LocalDate.of(year - 1, 12, 1)) || day.isAfter(LocalDate.of(year + 1, 1, 31))) {
                return Reading.bad(
                        "%s不在%d年的安排里；请核对年份。".formatted(day, year),
                        "%s cannot belong to %d: check the year.".formatted(day, year));
            }
        }
        return Reading.good(days);
    }
}
