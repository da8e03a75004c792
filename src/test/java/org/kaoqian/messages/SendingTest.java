package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.MessageState.DELIVERED;
import static org.kaoqian.messages.MessageState.FAILED;
import static org.kaoqian.messages.MessageState.QUEUED;
import static org.kaoqian.messages.MessageState.SENDING;
import static org.kaoqian.messages.MessageState.SENT;
import static org.kaoqian.messages.MessageState.STOPPED;
import static org.kaoqian.messages.MessageState.UNCERTAIN;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaoqian.shared.Sentence;

class SendingTest {

    private static final Sentence WHY = Sentence.of("原因", "reason");

    private final Outfit outfit = new Outfit();
    private final SettableClock clock = new SettableClock(Outfit.MONDAY_TEN);
    private final RecordingGateway gateway = new RecordingGateway();
    private final Sending sending = outfit.sending(gateway, SendingLimits.standard(), clock);

    private int work() {
        return sending.work(DISTRICT, Instant.MAX);
    }

    @Test
    void what_is_due_is_sent_once_with_the_gateways_reference() {
        outfit.queue(30);
        assertThat(work()).isEqualTo(30);
        assertThat(work()).isZero();
        assertThat(gateway.times())
                .hasSize(30)
                .allSatisfy((id, times) -> assertThat(times).isOne());
        assertThat(outfit.count(SENT)).isEqualTo(30);
    }

    @Test
    void the_start_is_committed_before_the_gateway_is_called() {
        var id = outfit.queueOne();
        gateway.answer = out -> {
            assertThat(outfit.state(id)).isEqualTo(SENDING);
            return new Handover.Accepted("x");
        };
        work();
        assertThat(outfit.state(id)).isEqualTo(SENT);
    }

    @Test
    void a_refusal_is_final() {
        var id = outfit.queueOne();
        gateway.answer = out -> new Handover.Refused(WHY);
        work();
        assertThat(outfit.state(id)).isEqualTo(FAILED);
        clock.advance(Duration.ofDays(1));
        assertThat(work()).isZero();
    }

    @Test
    void what_provably_did_not_leave_is_tried_again_later_and_at_last_has_failed() {
        var id = outfit.queueOne();
        gateway.answer = out -> new Handover.NotSent(WHY);
        work();
        assertThat(outfit.state(id)).isEqualTo(QUEUED);
        assertThat(work()).as("not before its time").isZero();
        for (int again = 2; again <= 5; again++) {
            clock.advance(Duration.ofHours(3));
            assertThat(work()).isOne();
        }
        assertThat(outfit.state(id)).isEqualTo(FAILED);
        assertThat(gateway.taken).hasSize(5);
    }

    @Test
    void an_unclear_answer_or_an_exception_makes_it_uncertain_and_it_is_never_sent_again_by_itself() {
        var id = outfit.queueOne();
        gateway.answer = out -> {
            throw new IllegalStateException("Read timed out");
        };
        work();
        assertThat(outfit.state(id)).isEqualTo(UNCERTAIN);
        clock.advance(Duration.ofDays(3));
        assertThat(work()).isZero();
    }

    @Test
    void a_sick_gateway_does_not_make_the_whole_queue_uncertain() {
        outfit.queue(100);
        gateway.answer = out -> new Handover.Unknown(WHY);
        work();
        work();
        assertThat(outfit.count(UNCERTAIN)).isEqualTo(8);
        clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(outfit.count(UNCERTAIN))
                .as("one to try whether it is well again")
                .isEqualTo(9);
        gateway.answer = out -> new Handover.Accepted("R" + out.id());
        clock.advance(Duration.ofMinutes(5));
        work();
        assertThat(outfit.count(SENT)).isEqualTo(91);
    }

    @Test
    void what_a_dead_process_left_behind_becomes_uncertain_when_its_lease_is_over() {
        var id = outfit.queueOne();
        outfit.claims(clock).start(DISTRICT, "dead", "recording", SendingLimits.standard());
        work();
        assertThat(outfit.state(id)).isEqualTo(SENDING);
        clock.advance(Duration.ofMinutes(2));
        work();
        assertThat(outfit.state(id)).isEqualTo(UNCERTAIN);
        assertThat(gateway.taken).isEmpty();
    }

    @Test
    void a_process_that_slept_past_its_lease_no_longer_hands_over_and_says_so() {
        var id = outfit.queueOne();
        var sleepy = new SettableClock(Outfit.MONDAY_TEN) {
            int asked;

            @Override
            public Instant instant() {
                return asked++ < 4 ? super.instant() : super.instant().plus(Duration.ofHours(1));
            }
        };
        outfit.sending(gateway, SendingLimits.standard(), sleepy).work(DISTRICT, Instant.MAX);
        assertThat(gateway.taken).isEmpty();
        assertThat(outfit.state(id)).isEqualTo(QUEUED);
    }

    @Test
    void a_late_answer_settles_what_was_thought_uncertain_but_not_a_later_attempt() {
        var id = outfit.queueOne();
        var started = outfit.claims(clock)
                .start(DISTRICT, "slow", "recording", SendingLimits.standard())
                .started();
        clock.advance(Duration.ofMinutes(3));
        work();
        assertThat(outfit.state(id)).isEqualTo(UNCERTAIN);
        outfit.db
                .sql("update messages.message set state = 'QUEUED', attempts = 2")
                .update();
        outfit.outbox(clock)
                .record(
                        started.getFirst(),
                        new Handover.Accepted("late"),
                        SendingLimits.standard().backOff());
        assertThat(outfit.state(id)).isEqualTo(QUEUED);
        outfit.db
                .sql("update messages.message set state = 'UNCERTAIN', attempts = 1")
                .update();
        outfit.outbox(clock)
                .record(
                        started.getFirst(),
                        new Handover.Accepted("late"),
                        SendingLimits.standard().backOff());
        assertThat(outfit.state(id)).isEqualTo(SENT);
    }

    @Test
    void a_case_that_was_closed_meanwhile_stops_its_message() {
        var id = outfit.queueOne();
        outfit.db.sql("update messages.message set case_id = 77").update();
        assertThat(work()).isZero();
        assertThat(outfit.state(id)).isEqualTo(STOPPED);
    }

    @Test
    void a_number_that_was_changed_or_removed_meanwhile_stops_its_message() {
        outfit.queue(3);
        outfit.db
                .sql("update ledgers.licence set phone = '13900000000' where id = 1")
                .update();
        outfit.db.sql("update ledgers.licence set phone = null where id = 2").update();
        assertThat(work()).isOne();
        assertThat(outfit.state(1)).isEqualTo(STOPPED);
        assertThat(outfit.state(2)).isEqualTo(STOPPED);
        assertThat(outfit.state(3)).isEqualTo(SENT);
    }

    @Test
    void stopping_a_case_stops_what_waits_and_nothing_else() {
        outfit.queue(2);
        outfit.db.sql("update messages.message set case_id = 77").update();
        outfit.put(2, DELIVERED);
        assertThat(outfit.outbox(clock).stop(DISTRICT, 77, WHY)).isOne();
        assertThat(outfit.state(1)).isEqualTo(STOPPED);
        assertThat(outfit.state(2)).isEqualTo(DELIVERED);
    }

    @Test
    void two_workers_at_once_send_nothing_twice() throws Exception {
        outfit.queue(2_000);
        var workers = IntStream.range(0, 2)
                .mapToObj(n -> outfit.sending(gateway, SendingLimits.standard(), clock))
                .map(one -> (Callable<Integer>) () -> one.work(DISTRICT, Instant.MAX))
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var result : threads.invokeAll(workers)) {
                assertThat(result.get()).isPositive();
            }
        }
        assertThat(gateway.times())
                .hasSize(2_000)
                .allSatisfy((id, times) -> assertThat(times).isOne());
        assertThat(outfit.count(SENT)).isEqualTo(2_000);
    }
}
