package org.kaoqian.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often one network may do something in a minute. Kept in memory: it protects this process and judges nobody. */
public final class PerMinute {

    private static final int MOST_ADDRESSES = 50_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ConcurrentHashMap<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;
    private volatile Instant since;

    public PerMinute(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Counts one; tells how long to wait where it is one too many. */
    public Optional<Duration> count(String address) {
        var now = clock.instant();
        if (Duration.between(since, now).compareTo(WINDOW) >= 0 || counts.size() > MOST_ADDRESSES) {
            counts.clear();
            since = now;
        }
        var counted = counts.computeIfAbsent(network(address), ignored -> new AtomicInteger())
                .incrementAndGet();
        return counted > most
                ? Optional.of(Duration.between(now, since.plus(WINDOW)).plusSeconds(1))
                : Optional.empty();
    }

    public void forget() {
        counts.clear();
    }

    /** A household has a whole /64 of IPv6 at will. */
    private static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
