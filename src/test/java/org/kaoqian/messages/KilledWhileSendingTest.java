package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.MessageState.QUEUED;
import static org.kaoqian.messages.MessageState.SENDING;
import static org.kaoqian.messages.MessageState.SENT;
import static org.kaoqian.messages.MessageState.UNCERTAIN;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing twice, nothing lost: what was being sent when everything ended is uncertain, and that alone. */
class KilledWhileSendingTest {

    private static final int MESSAGES = 10_000;
    private static final int DEATHS = 20;

    private final Outfit outfit = new Outfit();
    private final Random random = new Random(26);

    @Test
    void twenty_real_kills_during_ten_thousand_messages() throws Exception {
        outfit.queue(MESSAGES);
        var handedOver = new HashMap<Long, Integer>();
        var moment = Outfit.MONDAY_TEN;
        var deaths = 0;
        while (outfit.count(QUEUED) > 0) {
            deaths += letOneLive(moment, deaths < DEATHS ? 50 + random.nextInt(700) : Integer.MAX_VALUE, handedOver);
            moment = moment.plus(Duration.ofMinutes(10));
        }
        outfit.outbox(new SettableClock(moment)).markInterrupted(DISTRICT);
        assertThat(deaths).isGreaterThanOrEqualTo(DEATHS);
        assertNothingTwiceAndNothingLost(handedOver, 8 * deaths);
    }

    /** Starts a sender and kills it after so many messages; 1 if it died of that. */
    private static int letOneLive(Instant moment, int messages, Map<Long, Integer> handedOver) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MortalSender.class.getName(),
                        Outfit.url(),
                        moment.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            var read = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    handedOver.merge(Long.valueOf(line), 1, Integer::sum);
                    if (++read == messages) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        }
        return process.waitFor() == 0 ? 0 : 1;
    }

    @Test
    void a_database_that_is_cut_off_twenty_times_while_messages_are_out() {
        outfit.queue(1_000);
        var gateway = new RecordingGateway();
        var cuts = new AtomicInteger();
        gateway.answer = out -> {
            if (out.id() % 45 == 7) {
                cuts.incrementAndGet();
                outfit.cutOffAllOthers();
            }
            return new Handover.Accepted("R" + out.id());
        };
        var clock = new SettableClock(Outfit.MONDAY_TEN);
        for (int lives = 0; lives < 100 && outfit.count(QUEUED) > 0; lives++, outfit.reconnect()) {
            try {
                outfit.sending(
                                gateway,
                                new SendingLimits(
                                        8, Duration.ofMinutes(2), List.of(), NumberCaps.of(1, 5, 10), NumberCaps.NONE),
                                clock)
                        .work(DISTRICT, Instant.MAX);
            } catch (RuntimeException cutOff) {
                clock.advance(Duration.ofMinutes(5));
            }
        }
        outfit.outbox(new SettableClock(clock.instant().plus(Duration.ofHours(1))))
                .markInterrupted(DISTRICT);
        assertThat(cuts.get()).isGreaterThanOrEqualTo(20);
        assertNothingTwiceAndNothingLost(gateway.times(), 8 * cuts.get(), 1_000);
    }

    private void assertNothingTwiceAndNothingLost(Map<Long, Integer> handedOver, int mostUncertain) {
        assertNothingTwiceAndNothingLost(handedOver, mostUncertain, MESSAGES);
    }

    private void assertNothingTwiceAndNothingLost(Map<Long, Integer> handedOver, int mostUncertain, int all) {
        assertThat(handedOver.values()).as("the gateway never saw one twice").allMatch(times -> times == 1);
        assertThat(outfit.count(SENT) + outfit.count(UNCERTAIN)).as("none lost").isEqualTo(all);
        assertThat(outfit.count(SENDING)).isZero();
        assertThat(outfit.count(UNCERTAIN)).as("only what was out at a death").isBetween(1L, (long) mostUncertain);
        var sent = outfit.db
                .sql("select id from messages.message where state = 'SENT'")
                .query(Long.class)
                .list();
        assertThat(handedOver.keySet()).as("what is called sent was sent").containsAll(sent);
    }
}
