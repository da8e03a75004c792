package org.kaoqian.messages;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** When the district may be written to: the quiet hours and the working calendar as one question. */
@Component
class SendingHours {

    private final QuietHours quiet;
    private final ObjectProvider<WorkingCalendars> calendars;

    SendingHours(Clock clock, OutboxSettings settings, ObjectProvider<WorkingCalendars> calendars) {
        this.quiet = settings.quietHours(clock.getZone());
        this.calendars = calendars;
    }

    /** The first moment from {@code now} on at which a message may go out. */
    Instant nextAllowed(String district, Instant now) {
        var published = calendars.getIfAvailable();
        var calendar = published == null ? new WorkingCalendar(Map.of(), Set.of()) : published.of(district);
        return quiet.nextAllowed(now, calendar);
    }
}
