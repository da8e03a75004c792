package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.springframework.stereotype.Component;

/** One turn at the outbox: in quiet hours it only moves the queue on, else it sends for a while. */
@Component
class WorkOnOutbox {

    private static final Duration TURN = Duration.ofSeconds(30);

    private final Delivery delivery;
    private final SendingHours hours;
    private final Organisation organisation;
    private final AuditLog audit;
    private final Clock clock;

    WorkOnOutbox(Delivery delivery, SendingHours hours, Organisation organisation, AuditLog audit, Clock clock) {
        this.delivery = delivery;
        this.hours = hours;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    /** The two things done with a queue. */
    record Delivery(Sending sending, Outbox outbox) {}

    /** Does nothing as long as there is no district. */
    void run() {
        district().ifPresent(this::turn);
    }

    private void turn(String district) {
        var now = clock.instant();
        var next = hours.nextAllowed(district, now);
        if (next.isAfter(now)) {
            delivery.outbox().markInterrupted(district);
            delivery.outbox().waitUntil(district, now, next);
            return;
        }
        var handed = delivery.sending().work(district, now.plus(TURN));
        if (handed > 0) {
            audit.recordBy("system", "messages.handed-over", "outbox/" + district, handed + " messages");
        }
    }

    private Optional<String> district() {
        return organisation.regions().stream()
                .filter(region -> region.kind() == Region.Kind.DISTRICT)
                .map(region -> region.code().district())
                .findFirst();
    }
}
