package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One turn at the outbox: in quiet hours it only moves the queue on, else it sends for a while. */
@Component
class WorkOnOutbox {

    private static final Duration TURN = Duration.ofSeconds(30);

    private final Sending sending;
    private final Outbox outbox;
    private final Moment moment;
    private final Organisation organisation;
    private final AuditLog audit;

    WorkOnOutbox(Sending sending, Outbox outbox, Moment moment, Organisation organisation, AuditLog audit) {
        this.sending = sending;
        this.outbox = outbox;
        this.moment = moment;
        this.organisation = organisation;
        this.audit = audit;
    }

    void run() {
        for (var district : district()) {
            var now = moment.now();
            var next = moment.nextAllowed(district);
            if (next.isAfter(now)) {
                outbox.markInterrupted(district);
                outbox.waitUntil(district, now, next);
                continue;
            }
            var handed = sending.work(district, now.plus(TURN));
            if (handed > 0) {
                audit.recordBy("system", "messages.handed-over", "outbox/" + district, handed + " messages");
            }
        }
    }

    private List<String> district() {
        return organisation.regions().stream()
                .filter(region -> region.kind() == Region.Kind.DISTRICT)
                .map(region -> region.code().district())
                .limit(1)
                .toList();
    }

    /** The clock, the quiet hours and the calendar as one question. */
    @Component
    static class Moment {

        private final Clock clock;
        private final QuietHours quiet;
        private final ObjectProvider<WorkingCalendars> calendars;

        Moment(Clock clock, OutboxSettings settings, ObjectProvider<WorkingCalendars> calendars) {
            this.clock = clock;
            this.quiet = settings.quietHours(clock.getZone());
            this.calendars = calendars;
        }

        java.time.Instant now() {
            return clock.instant();
        }

        /** The first moment from now on at which a message may go out. */
        java.time.Instant nextAllowed(String district) {
            var published = calendars.getIfAvailable();
            var calendar = published == null
                    ? new WorkingCalendar(java.util.Map.of(), java.util.Set.of())
                    : published.of(district);
            return quiet.nextAllowed(clock.instant(), calendar);
        }
    }
}
