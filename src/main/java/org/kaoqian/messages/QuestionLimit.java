package org.kaoqian.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How often one network may knock at the addresses of questions in a minute, so that nobody can try out tokens. */
@Component
class QuestionLimit {

    static final int PER_MINUTE = 30;

    private static final int MOST_ADDRESSES = 50_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Instant since;

    QuestionLimit(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Counts a visit; whether it may go on. */
    boolean admits(String address) {
        var now = clock.instant();
        if (Duration.between(since, now).compareTo(WINDOW) >= 0 || counts.size() > MOST_ADDRESSES) {
            counts.clear();
            since = now;
        }
        return counts.computeIfAbsent(network(address), ignored -> new AtomicInteger())
                        .incrementAndGet()
                <= PER_MINUTE;
    }

    void forget() {
        counts.clear();
    }

    /** A household has a whole /64 of IPv6 at will. */
    private static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
