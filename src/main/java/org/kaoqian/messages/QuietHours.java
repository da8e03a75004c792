package org.kaoqian.messages;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.kaoqian.shared.WorkingCalendar;

/**
 * When nobody is disturbed: each day from {@code from} until {@code to} of the next morning, and where
 * {@code workingDaysOnly}, all of every day off. Equal times mean that there are no quiet hours.
 */
record QuietHours(LocalTime from, LocalTime to, boolean workingDaysOnly, ZoneId zone) {

    /** The first moment from {@code now} on at which a message may go out. */
    Instant nextAllowed(Instant now, WorkingCalendar calendar) {
        var moment = afterNight(now.atZone(zone));
        while (workingDaysOnly && !calendar.isWorkingDay(moment.toLocalDate())) {
            moment = afterNight(moment.toLocalDate().plusDays(1).atStartOfDay(zone));
        }
        return moment.toInstant();
    }

    private ZonedDateTime afterNight(ZonedDateTime moment) {
        var time = moment.toLocalTime();
        var overMidnight = from.isAfter(to);
        var night =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!night) {
            return moment;
        }
        var morning =
                overMidnight && !time.isBefore(from) ? moment.toLocalDate().plusDays(1) : moment.toLocalDate();
        return morning.atTime(to).atZone(zone);
    }
}
