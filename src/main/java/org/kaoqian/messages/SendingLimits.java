package org.kaoqian.messages;

import java.time.Duration;
import java.util.List;

/**
 * How the outbox works off its queue.
 *
 * @param parallel how many messages are with the gateway at once
 * @param lease how long a started sending may take before its process is taken for dead; longer than any gateway call
 * @param backOff the waits after each try that provably did not leave; after the last one the message has failed
 * @param budget how many service messages one person or firm gets, over all rules; statutory ones are not held by it
 */
record SendingLimits(int parallel, Duration lease, List<Duration> backOff, NumberCaps caps, NumberCaps budget) {

    SendingLimits {
        backOff = List.copyOf(backOff);
    }

    SendingLimits withBudget(NumberCaps other) {
        return new SendingLimits(parallel, lease, backOff, caps, other);
    }

    SendingLimits withParallel(int other) {
        return new SendingLimits(other, lease, backOff, caps, budget);
    }

    static SendingLimits standard() {
        return new SendingLimits(
                8,
                Duration.ofMinutes(2),
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)),
                NumberCaps.of(1, 5, 10),
                NumberCaps.NONE);
    }
}
