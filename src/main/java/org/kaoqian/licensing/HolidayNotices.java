package org.kaoqian.licensing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.WorkingCalendar;
import org.springframework.core.io.ClassPathResource;

/** What the State Council announced about working days, year by year: calendar/state-council.yaml. */
record HolidayNotices(List<Notice> notices) {

    /** @param days true: worked in exchange, false: off */
    record Notice(int year, LocalDate announced, Map<LocalDate, Boolean> days) {}

    static HolidayNotices built() {
        try {
            var file = "calendar/state-council.yaml";
            return read(file, Catalogue.text(new ClassPathResource(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HolidayNotices read(String file, String yaml) {
        var notices = new ArrayList<Notice>();
        for (var entry : Entry.list(file, yaml)) {
            var year = entry.optionalNumber("year").orElseThrow(() -> entry.broken("缺少year，请补上", "add the year"));
            var announced = days(entry, entry.text("notice")).getFirst();
            var days = new LinkedHashMap<LocalDate, Boolean>();
            entry.texts("off").forEach(span -> days(entry, span).forEach(day -> days.put(day, false)));
            entry.texts("work").forEach(span -> days(entry, span).forEach(day -> days.put(day, true)));
            entry.end();
            for (var day : days.keySet()) {
                if (Math.abs(day.getYear() - year) > 1) {
                    throw entry.broken(
                            "%s不在%d年的安排里，请核对".formatted(day, year),
                            "%s cannot belong to %d, check it".formatted(day, year));
                }
            }
            notices.add(new Notice(year, announced, days));
        }
        return new HolidayNotices(List.copyOf(notices));
    }

    private static List<LocalDate> days(Entry entry, String text) {
        return switch (DaySpan.read(text)) {
            case Reading.Good<List<LocalDate>> good -> good.value();
            case Reading.Bad<List<LocalDate>> bad ->
                throw entry.broken(bad.reason().zh(), bad.reason().en());
        };
    }

    WorkingCalendar calendar() {
        var days = new LinkedHashMap<LocalDate, Boolean>();
        notices.forEach(notice -> days.putAll(notice.days));
        return new WorkingCalendar(days, notices.stream().map(Notice::year).collect(Collectors.toSet()));
    }
}
