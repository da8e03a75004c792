package org.kaoqian.licensing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The national calendar, over it the years that a district entered, and over those its own single days. */
@Component
class DistrictCalendars implements WorkingCalendars {

    /** A single day that differs here, such as a local festival. */
    record OwnDay(LocalDate day, boolean working, String reason, String enteredBy) {}

    /** A year that was entered here; its days are true where worked. */
    record OwnYear(int year, LocalDate announced, Map<LocalDate, Boolean> days, String enteredBy) {}

    private final HolidayNotices national = HolidayNotices.built();
    private final WorkingCalendar nationalCalendar = national.calendar();
    private final JdbcClient jdbc;
    private final Reckoning reckoning;
    private final Clock clock;

    DistrictCalendars(JdbcClient jdbc, Reckoning reckoning, Clock clock) {
        this.jdbc = jdbc;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public WorkingCalendar of(String district) {
        var years = years(district);
        var days = new HashMap<LocalDate, Boolean>();
        years.forEach(year -> days.putAll(year.days));
        days(district).forEach(day -> days.put(day.day, day.working));
        return nationalCalendar.with(days, years.stream().map(OwnYear::year).collect(Collectors.toSet()));
    }

    List<HolidayNotices.Notice> notices() {
        return national.notices();
    }

    /** A year that a later version of the program carries itself is not the district's own any more. */
    List<OwnYear> years(String district) {
        var days = new HashMap<Integer, Map<LocalDate, Boolean>>();
        jdbc.sql("select year, day, working from licensing.calendar_year_day where district = :district")
                .param("district", district)
                .query(row -> {
                    days.computeIfAbsent(row.getInt("year"), year -> new TreeMap<>())
                            .put(row.getObject("day", LocalDate.class), row.getBoolean("working"));
                });
        return jdbc
                .sql("select year, announced, entered_by from licensing.calendar_year"
                        + " where district = :district order by year")
                .param("district", district)
                .query((row, n) -> new OwnYear(
                        row.getInt("year"),
                        row.getObject("announced", LocalDate.class),
                        days.getOrDefault(row.getInt("year"), Map.of()),
                        row.getString("entered_by")))
                .list()
                .stream()
                .filter(year -> !nationalCalendar.publishedYears().contains(year.year))
                .toList();
    }

    List<OwnDay> days(String district) {
        return jdbc.sql("select day, working, reason, entered_by from licensing.calendar_day"
                        + " where district = :district order by day")
                .param("district", district)
                .query((row, n) -> new OwnDay(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("working"),
                        row.getString("reason"),
                        row.getString("entered_by")))
                .list();
    }

    /** Enters a year as announced, in place of what was entered for it before. */
    @Transactional
    public Reading<Integer> enterYear(String district, YearEntry entry, String by) {
        if (nationalCalendar.publishedYears().contains(entry.year())) {
            return Reading.bad(
                    "%d年的安排程序已自带；个别日子不同请添加单日调整。".formatted(entry.year()),
                    "The program carries %d already; add single days where yours differ.".formatted(entry.year()));
        }
        return switch (entry.days()) {
            case Reading.Bad<Map<LocalDate, Boolean>> bad -> new Reading.Bad<>(bad.reason());
            case Reading.Good<Map<LocalDate, Boolean>> days -> {
                put(district, new OwnYear(entry.year(), entry.announced(), days.value(), by));
                yield Reading.good(entry.year());
            }
        };
    }

    private void put(String district, OwnYear year) {
        jdbc.sql("delete from licensing.calendar_year where district = :district and year = :year")
                .param("district", district)
                .param("year", year.year)
                .update();
        jdbc.sql("insert into licensing.calendar_year (district, year, announced, entered_by, entered_at)"
                        + " values (:district, :year, :announced, :by, :at)")
                .param("district", district)
                .param("year", year.year)
                .param("announced", year.announced)
                .param("by", year.enteredBy)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        year.days.forEach(
                (day, working) -> jdbc.sql("insert into licensing.calendar_year_day (district, year, day, working)"
                                + " values (:district, :year, :day, :working)")
                        .param("district", district)
                        .param("year", year.year)
                        .param("day", day)
                        .param("working", working)
                        .update());
        reckoning.changed(
                district,
                Sentence.of(
                        "%d年的节假日安排已公布".formatted(year.year),
                        "The working calendar of %d was published".formatted(year.year)),
                "calendar.year-entered",
                "calendar/" + year.year,
                year.days.size() + " days, announced " + year.announced);
    }

    /** Enters a single day that differs here (全国年节及纪念日放假办法第4条 lets peoples' own areas set festivals). */
    @Transactional
    public Reading<LocalDate> enterDay(String district, OwnDay day) {
        if (day.reason.isBlank()) {
            return Reading.bad("请写明调整的依据，例如文号。", "Say why, such as the number of the notice.");
        }
        jdbc.sql("""
                        insert into licensing.calendar_day (district, day, working, reason, entered_by, entered_at)
                        values (:district, :day, :working, :reason, :by, :at)
                        on conflict (district, day) do update set working = excluded.working, reason = excluded.reason,
                            entered_by = excluded.entered_by, entered_at = excluded.entered_at
                        """)
                .param("district", district)
                .param("day", day.day)
                .param("working", day.working)
                .param("reason", day.reason.strip())
                .param("by", day.enteredBy)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        reckoning.changed(
                district,
                Sentence.of(
                        "本区调整了%s是否上班".formatted(day.day),
                        "The district set its own working day or day off on " + day.day),
                "calendar.day-entered",
                "calendar/" + day.day,
                (day.working ? "working: " : "off: ") + day.reason.strip());
        return Reading.good(day.day);
    }

    @Transactional
    public Reading<LocalDate> removeDay(String district, LocalDate day) {
        var removed = jdbc.sql("delete from licensing.calendar_day where district = :district and day = :day")
                .param("district", district)
                .param("day", day)
                .update();
        if (removed == 0) {
            return Reading.bad(day + "没有单日调整；请刷新页面。", day + " was not entered as a single day: reload the page.");
        }
        reckoning.changed(
                district,
                Sentence.of("本区撤销了对%s的单日调整".formatted(day), "The district took back its own day of " + day),
                "calendar.day-removed",
                "calendar/" + day,
                "");
        return Reading.good(day);
    }
}
