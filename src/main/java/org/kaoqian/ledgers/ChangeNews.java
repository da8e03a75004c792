package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The moment of a change, and the word of it to other modules. */
@Component
class ChangeNews {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeNews(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void tell(Ledger ledger) {
        events.publishEvent(new RecordsChanged(ledger.name()));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
