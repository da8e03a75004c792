package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The district's own working days and keys; asked for only when a condition is used, since ledgers come before them. */
@Component
class DistrictReckoning implements Reckoning {

    private final ObjectProvider<WorkingCalendars> calendars;
    private final ObjectProvider<Organisation> organisation;
    private final ObjectProvider<BlindIndex> blind;
    private final Clock clock;

    DistrictReckoning(
            ObjectProvider<WorkingCalendars> calendars,
            ObjectProvider<Organisation> organisation,
            ObjectProvider<BlindIndex> blind,
            Clock clock) {
        this.calendars = calendars;
        this.organisation = organisation;
        this.blind = blind;
        this.clock = clock;
    }

    @Override
    public WorkingCalendar calendar() {
        var known = calendars.getIfAvailable();
        return known == null
                ? Reckoning.PLAIN.calendar()
                : known.of(organisation.getObject().district().code().district());
    }

    @Override
    public @Nullable BlindIndex blind() {
        return blind.getIfAvailable();
    }

    @Override
    public ZoneId zone() {
        return clock.getZone();
    }
}
