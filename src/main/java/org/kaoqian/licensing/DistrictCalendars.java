package org.kaoqian.licensing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The national calendar, and over it the years and days that a district entered itself. */
@Component
class DistrictCalendars implements WorkingCalendars {

    /** A day that a district entered; a year where it came with the notice of that year. */
    record OwnDay(LocalDate day, boolean working, @Nullable Integer year, String reason, String enteredBy) {}

    record OwnYear(int year, LocalDate announced, String enteredBy) {}

    private final HolidayNotices national = HolidayNotices.built();
    private final WorkingCalendar nationalCalendar = national.calendar();
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    DistrictCalendars(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public WorkingCalendar of(String district) {
        var days = new HashMap<LocalDate, Boolean>();
        days(district).forEach(day -> days.put(day.day, day.working));
        Set<Integer> years = new HashSet<>();
        years(district).forEach(year -> years.add(year.year));
        return nationalCalendar.with(days, years);
    }

    List<HolidayNotices.Notice> notices() {
        return national.notices();
    }

    List<OwnYear> years(String district) {
        return jdbc.sql("select year, announced, entered_by from licensing.calendar_year"
                        + " where district = :district order by year")
                .param("district", district)
                .query((row, n) -> new OwnYear(
                        row.getInt("year"), row.getObject("announced", LocalDate.class), row.getString("entered_by")))
                .list();
    }

    List<OwnDay> days(String district) {
        return jdbc.sql("select day, working, year, reason, entered_by from licensing.calendar_day"
                        + " where district = :district order by day")
                .param("district", district)
                .query((row, n) -> new OwnDay(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("working"),
                        row.getObject("year", Integer.class),
                        row.getString("reason"),
                        row.getString("entered_by")))
                .list();
    }

    /** Enters a year as announced, in place of what was entered for it before; days are lists such as 2027-10-01~2027-10-07. */
    @Transactional
    public Reading<Integer> enterYear(String district, HolidayNotices.Notice notice, String by) {
        var year = notice.year();
        if (nationalCalendar.publishedYears().contains(year)) {
            return Reading.bad(
                    "%d年的安排程序已自带；个别日子不同请添加单日调整。".formatted(year),
                    "The program carries %d already; add single days where yours differ.".formatted(year));
        }
        var stray = notice.days().keySet().stream()
                .filter(day -> Math.abs(day.getYear() - year) > 1)
                .findFirst();
        if (stray.isPresent() || notice.days().isEmpty()) {
            return Reading.bad(
                    stray.map(day -> day + "不在" + year + "年的安排里；请核对年份。").orElse("没有填放假日期；请照通知逐段填写。"),
                    stray.map(day -> day + " cannot belong to " + year + ": check the year.")
                            .orElse("No days off: enter them as the notice lists them."));
        }
        jdbc.sql("delete from licensing.calendar_day where district = :district and year = :year")
                .param("district", district)
                .param("year", year)
                .update();
        jdbc.sql("""
                        insert into licensing.calendar_year (district, year, announced, entered_by, entered_at)
                        values (:district, :year, :announced, :by, :at)
                        on conflict (district, year) do update set announced = excluded.announced,
                            entered_by = excluded.entered_by, entered_at = excluded.entered_at
                        """)
                .param("district", district)
                .param("year", year)
                .param("announced", notice.announced())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var reason = "国务院办公厅%d年节假日安排".formatted(year);
        notice.days().forEach((day, working) -> put(district, new OwnDay(day, working, year, reason, by)));
        audit.record(
                "calendar.year-entered", "calendar/" + year, notice.days().size() + " days, " + notice.announced());
        return Reading.good(year);
    }

    /** Enters a single day that differs here, such as a local festival (全国年节及纪念日放假办法第4条). */
    @Transactional
    public Reading<LocalDate> enterDay(String district, LocalDate day, boolean working, String reason, String by) {
        if (reason.isBlank()) {
            return Reading.bad("请写明调整的依据，例如文号。", "Say why, such as the number of the notice.");
        }
        put(district, new OwnDay(day, working, null, reason.strip(), by));
        audit.record("calendar.day-entered", "calendar/" + day, (working ? "working: " : "off: ") + reason.strip());
        return Reading.good(day);
    }

    /** Takes a single day back; the days of a year go with the year only. */
    @Transactional
    public Reading<LocalDate> removeDay(String district, LocalDate day) {
        var removed = jdbc.sql(
                        "delete from licensing.calendar_day where district = :district and day = :day and year is null")
                .param("district", district)
                .param("day", day)
                .update();
        if (removed == 0) {
            return new Reading.Bad<>(
                    Sentence.of(day + "没有单日调整；请刷新页面。", day + " was not entered as a single day: reload the page."));
        }
        audit.record("calendar.day-removed", "calendar/" + day, "");
        return Reading.good(day);
    }

    private void put(String district, OwnDay day) {
        jdbc.sql("""
                        insert into licensing.calendar_day (district, day, working, year, reason, entered_by, entered_at)
                        values (:district, :day, :working, :year, :reason, :by, :at)
                        on conflict (district, day) do update set working = excluded.working, year = excluded.year,
                            reason = excluded.reason, entered_by = excluded.entered_by, entered_at = excluded.entered_at
                        """)
                .param("district", district)
                .param("day", day.day)
                .param("working", day.working)
                .param("year", day.year, java.sql.Types.INTEGER)
                .param("reason", day.reason)
                .param("by", day.enteredBy)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    static Map<LocalDate, Boolean> days(List<LocalDate> off, List<LocalDate> work) {
        var days = new LinkedHashMap<LocalDate, Boolean>();
        new ArrayList<>(off).forEach(day -> days.put(day, false));
        work.forEach(day -> days.put(day, true));
        return days;
    }
}
