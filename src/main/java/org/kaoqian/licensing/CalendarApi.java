package org.kaoqian.licensing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Problem;
import org.kaoqian.licensing.DistrictCalendars.OwnDay;
import org.kaoqian.shared.Reading;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The working calendar of the viewer's district for programs. */
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarApi {

    /** @param off days without work, each 2027-10-01 or 2027-10-01~2027-10-07 @param work weekend days worked instead */
    record YearNotice(
            LocalDate announced, List<String> off, @Nullable List<String> work) {}

    record DayOverride(boolean working, @Nullable String reason) {}

    private final DistrictCalendars calendars;
    private final CurrentViewer current;

    CalendarApi(DistrictCalendars calendars, CurrentViewer current) {
        this.calendars = calendars;
        this.current = current;
    }

    @GetMapping
    @Requires(Permission.LICENCE_TYPE_READ)
    CalendarView show() {
        return CalendarView.of(calendars, district());
    }

    /** Enters a year that was announced after this program was built; again in place of what was entered before. */
    @PutMapping("/years/{year}")
    @Requires(Permission.CALENDAR_MANAGE)
    ResponseEntity<?> enterYear(@PathVariable int year, @RequestBody YearNotice notice) {
        var work = notice.work == null ? List.<String>of() : notice.work;
        return answer(calendars.enterYear(
                district(),
                new YearEntry(year, notice.announced, String.join(",", notice.off), String.join(",", work)),
                username()));
    }

    @PutMapping("/days/{day}")
    @Requires(Permission.CALENDAR_MANAGE)
    ResponseEntity<?> enterDay(@PathVariable LocalDate day, @RequestBody DayOverride override) {
        var reason = override.reason == null ? "" : override.reason;
        return answer(calendars.enterDay(district(), new OwnDay(day, override.working, reason, username())));
    }

    @DeleteMapping("/days/{day}")
    @Requires(Permission.CALENDAR_MANAGE)
    ResponseEntity<?> removeDay(@PathVariable LocalDate day) {
        return answer(calendars.removeDay(district(), day));
    }

    private ResponseEntity<?> answer(Reading<?> done) {
        return done instanceof Reading.Bad<?> bad
                ? Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, bad.reason())
                : ResponseEntity.ok(show());
    }

    private String district() {
        return current.viewer().scope().district();
    }

    private String username() {
        return current.viewer().username();
    }
}
