package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaoqian.shared.WorkingCalendar;

class QuietHoursTest {

    /** 2026-10-01 to 07 are off, Saturday the 10th is made up. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            Map.of(
                    LocalDate.of(2026, 10, 1), false,
                    LocalDate.of(2026, 10, 2), false,
                    LocalDate.of(2026, 10, 5), false,
                    LocalDate.of(2026, 10, 6), false,
                    LocalDate.of(2026, 10, 7), false,
                    LocalDate.of(2026, 10, 10), true),
            Set.of(2026));

    private final QuietHours nights = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 30), false, Outfit.ZONE);
    private final QuietHours daysOff = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 30), true, Outfit.ZONE);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Outfit.ZONE).toInstant();
    }

    private static void assertMoves(QuietHours hours, String from, String to) {
        assertThat(hours.nextAllowed(at(from), CALENDAR)).isEqualTo(at(to));
    }

    @Test
    void by_day_nothing_waits() {
        assertMoves(nights, "2026-11-23T08:30:00", "2026-11-23T08:30:00");
        assertMoves(nights, "2026-11-23T20:59:59", "2026-11-23T20:59:59");
        assertMoves(nights, "2026-11-22T12:00:00", "2026-11-22T12:00:00");
    }

    @Test
    void at_night_everything_waits_for_the_morning() {
        assertMoves(nights, "2026-11-23T21:00:00", "2026-11-24T08:30:00");
        assertMoves(nights, "2026-11-24T00:00:00", "2026-11-24T08:30:00");
        assertMoves(nights, "2026-11-24T08:29:59", "2026-11-24T08:30:00");
    }

    @Test
    void with_days_off_kept_free_it_waits_for_the_next_working_day() {
        assertMoves(daysOff, "2026-11-20T22:00:00", "2026-11-23T08:30:00");
        assertMoves(daysOff, "2026-11-21T12:00:00", "2026-11-23T08:30:00");
        assertMoves(daysOff, "2026-09-30T21:30:00", "2026-10-08T08:30:00");
        assertMoves(daysOff, "2026-10-10T09:00:00", "2026-10-10T09:00:00");
    }

    @Test
    void equal_times_mean_no_quiet_hours_and_a_quiet_noon_is_possible() {
        var never = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, false, Outfit.ZONE);
        assertMoves(never, "2026-11-23T03:00:00", "2026-11-23T03:00:00");
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), false, Outfit.ZONE);
        assertMoves(noon, "2026-11-23T12:30:00", "2026-11-23T14:00:00");
        assertMoves(noon, "2026-11-23T14:00:00", "2026-11-23T14:00:00");
    }
}
