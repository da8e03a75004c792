package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaoqian.messages.NumberCaps.Cap;

class NumberCapsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final NumberCaps caps = NumberCaps.of(1, 5, 10);

    @Test
    void the_first_may_go_at_once_and_the_second_after_a_minute() {
        assertThat(caps.nextAllowed(List.of(), NOON)).isEqualTo(NOON);
        assertThat(caps.nextAllowed(List.of(NOON), NOON)).isEqualTo(NOON.plusSeconds(60));
        assertThat(caps.nextAllowed(List.of(NOON.minusSeconds(60)), NOON)).isEqualTo(NOON);
    }

    @Test
    void the_sixth_waits_for_the_hour_and_the_eleventh_for_the_day() {
        var five =
                IntStream.range(0, 5).mapToObj(n -> NOON.plusSeconds(60L * n)).toList();
        assertThat(caps.nextAllowed(five, NOON.plusSeconds(300))).isEqualTo(NOON.plus(Duration.ofHours(1)));
        var ten = IntStream.range(0, 10)
                .mapToObj(n -> NOON.plusSeconds(3600L * n))
                .toList();
        assertThat(caps.nextAllowed(ten, NOON.plus(Duration.ofHours(12)))).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void whoever_waits_until_told_never_exceeds_any_window_wherever_it_begins() {
        var starts = new ArrayList<Instant>();
        var now = NOON;
        for (int n = 0; n < 60; n++) {
            now = caps.nextAllowed(starts, now);
            starts.add(now);
        }
        for (var cap : caps.caps()) {
            assertNeverMoreThan(cap, starts);
        }
    }

    @Test
    void sixteen_threads_cannot_exceed_the_caps_and_the_capped_wait_and_are_not_lost() throws Exception {
        var outfit = new Outfit();
        outfit.queue(60);
        outfit.giveNumbers("'1380000000' || (id % 3)");
        var clock = new SettableClock(Outfit.MONDAY_TEN);
        var gateway = new RecordingGateway();
        var starts = Collections.synchronizedList(new ArrayList<String>());
        gateway.answer = out -> {
            starts.add(out.to().number() + " " + clock.instant());
            return new Handover.Accepted("R" + out.id());
        };
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int round = 0; round < 60; round++) {
                var workers = IntStream.range(0, 16)
                        .mapToObj(n -> outfit.sending(gateway, SendingLimits.standard(), clock))
                        .map(one -> (Callable<Integer>) () -> one.work(DISTRICT, Instant.MAX))
                        .toList();
                for (var result : threads.invokeAll(workers)) {
                    result.get();
                }
                clock.advance(round % 3 == 0 ? Duration.ofSeconds(20) : Duration.ofMinutes(4L * round));
            }
        }
        for (int number = 0; number < 3; number++) {
            var prefix = "1380000000" + number + " ";
            var own = starts.stream()
                    .filter(start -> start.startsWith(prefix))
                    .map(start -> Instant.parse(start.substring(prefix.length())))
                    .sorted()
                    .toList();
            assertThat(own).isNotEmpty();
            caps.caps().forEach(cap -> assertNeverMoreThan(cap, own));
        }
        assertThat(outfit.count(MessageState.SENT) + outfit.count(MessageState.QUEUED))
                .isEqualTo(60);
        assertThat(outfit.count(MessageState.SENT)).isEqualTo(starts.size()).isEqualTo(60);
    }

    private static void assertNeverMoreThan(Cap cap, List<Instant> starts) {
        for (int n = cap.most(); n < starts.size(); n++) {
            assertThat(Duration.between(starts.get(n - cap.most()), starts.get(n)))
                    .as("%d within %s", cap.most(), cap.within())
                    .isGreaterThanOrEqualTo(cap.within());
        }
    }
}
