package org.kaoqian.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often one number may be written to: at most so many in every window of time, wherever the window begins. */
record NumberCaps(List<Cap> caps) {

    record Cap(int most, Duration within) {
        Cap {
            if (most < 1 || !within.isPositive()) {
                throw new IllegalArgumentException("A cap allows at least one message within some time");
            }
        }
    }

    static final NumberCaps NONE = new NumberCaps(List.of());

    NumberCaps {
        caps = List.copyOf(caps);
    }

    static NumberCaps of(int perMinute, int perHour, int perDay) {
        return new NumberCaps(List.of(
                new Cap(perMinute, Duration.ofMinutes(1)),
                new Cap(perHour, Duration.ofHours(1)),
                new Cap(perDay, Duration.ofDays(1))));
    }

    /** At most so many within any seven days; no limit where it is none. */
    static NumberCaps perWeek(int most) {
        return most < 1 ? NONE : new NumberCaps(List.of(new Cap(most, Duration.ofDays(7))));
    }

    /** The first moment from {@code now} on at which one more may be started; {@code starts} has the newest last. */
    Instant nextAllowed(List<Instant> starts, Instant now) {
        var next = now;
        for (var cap : caps) {
            if (starts.size() >= cap.most()) {
                var free = starts.get(starts.size() - cap.most()).plus(cap.within());
                next = free.isAfter(next) ? free : next;
            }
        }
        return next;
    }

    /** How many starts have to be remembered to judge by. */
    int memory() {
        return caps.stream().mapToInt(Cap::most).max().orElse(0);
    }
}
