package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.MessageState.DELIVERED;
import static org.kaoqian.messages.MessageState.FAILED;
import static org.kaoqian.messages.MessageState.QUEUED;
import static org.kaoqian.messages.MessageState.SENDING;
import static org.kaoqian.messages.MessageState.SENT;
import static org.kaoqian.messages.MessageState.STOPPED;
import static org.kaoqian.messages.MessageState.UNCERTAIN;
import static org.kaoqian.messages.MessageState.UNDELIVERED;
import static org.kaoqian.messages.MessageState.UNREACHABLE;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.kaoqian.messages.Claims.Started;
import org.kaoqian.messages.Receipts.Receipt;
import org.kaoqian.messages.SmsGateway.Outgoing;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;

/** Every event on every state, on the real tables: what may change does, and nothing else. */
class MessageStateTest {

    private static final Sentence WHY = Sentence.of("原因", "reason");
    private static final Started FIRST = new Started(
            new Outgoing(DISTRICT, 1, 1, new PhoneNumber("13800000001"), "第1条"),
            Outfit.MONDAY_TEN.plus(Duration.ofMinutes(2)));

    private final Outfit outfit = new Outfit();
    private final SettableClock clock = new SettableClock(Outfit.MONDAY_TEN);

    @Test
    void the_whole_table_of_what_may_follow_what() {
        assertThat(table())
                .isEqualTo(Map.of(
                        QUEUED, Set.of(SENDING, STOPPED, UNREACHABLE, DELIVERED),
                        SENDING, Set.of(QUEUED, SENT, FAILED, UNCERTAIN),
                        SENT, Set.of(DELIVERED, UNDELIVERED),
                        UNCERTAIN, Set.of(SENT, QUEUED, FAILED, DELIVERED, UNDELIVERED),
                        DELIVERED, Set.of(),
                        UNDELIVERED, Set.of(),
                        FAILED, Set.of(),
                        STOPPED, Set.of(),
                        UNREACHABLE, Set.of()));
    }

    @Test
    void only_a_person_or_evidence_leads_out_of_uncertain_and_never_straight_back_to_sending() {
        assertThat(UNCERTAIN.mayBecome(SENDING)).isFalse();
        assertThat(SENDING.before()).containsExactly("QUEUED");
    }

    @Test
    void accepted_makes_it_sent_while_it_is_being_sent_or_uncertain() {
        assertThat(after(answer(new Handover.Accepted("R")))).isEqualTo(unless(Map.of(SENDING, SENT, UNCERTAIN, SENT)));
    }

    @Test
    void refused_makes_it_failed_while_it_is_being_sent_or_uncertain() {
        assertThat(after(answer(new Handover.Refused(WHY))))
                .isEqualTo(unless(Map.of(SENDING, FAILED, UNCERTAIN, FAILED)));
    }

    @Test
    void not_sent_queues_it_again_but_an_uncertain_one_is_only_known_to_have_failed() {
        assertThat(after(answer(new Handover.NotSent(WHY))))
                .isEqualTo(unless(Map.of(SENDING, QUEUED, UNCERTAIN, FAILED)));
    }

    @Test
    void unknown_makes_it_uncertain_only_while_it_is_being_sent() {
        assertThat(after(answer(new Handover.Unknown(WHY)))).isEqualTo(unless(Map.of(SENDING, UNCERTAIN)));
    }

    @Test
    void an_interruption_touches_only_what_is_being_sent() {
        assertThat(after(state -> {
                    clock.set(Outfit.MONDAY_TEN.plus(Duration.ofMinutes(5)));
                    outfit.outbox(clock).markInterrupted(DISTRICT);
                }))
                .isEqualTo(unless(Map.of(SENDING, UNCERTAIN)));
    }

    @Test
    void stopping_touches_only_what_waits() {
        assertThat(after(state -> {
                    outfit.db.sql("update messages.message set case_id = 5").update();
                    outfit.outbox(clock).stop(DISTRICT, 5, WHY);
                }))
                .isEqualTo(unless(Map.of(QUEUED, STOPPED)));
    }

    @Test
    void a_receipt_settles_what_is_sent_or_uncertain_and_never_undoes_a_final_state() {
        assertThat(after(state -> receipt(true))).isEqualTo(unless(Map.of(SENT, DELIVERED, UNCERTAIN, DELIVERED)));
        assertThat(after(state -> receipt(false))).isEqualTo(unless(Map.of(SENT, UNDELIVERED, UNCERTAIN, UNDELIVERED)));
    }

    @Test
    void the_late_word_that_the_first_try_did_arrive_spares_the_second() {
        outfit.queueOne();
        outfit.put(1, QUEUED);
        outfit.db
                .sql("update messages.message set attempts = 1, gateway = 'recording'")
                .update();
        receipt(true);
        assertThat(outfit.state(1)).isEqualTo(DELIVERED);
    }

    private Consumer<MessageState> answer(Handover handover) {
        return state -> outfit.outbox(clock).record(FIRST, handover, List.of(Duration.ofMinutes(1)));
    }

    private void receipt(boolean delivered) {
        outfit.receipts(clock)
                .take(DISTRICT, new Receipt("recording", "R-" + delivered, delivered, null, 1L, null, clock.instant()));
    }

    private Map<MessageState, MessageState> after(Consumer<MessageState> event) {
        var after = new EnumMap<MessageState, MessageState>(MessageState.class);
        for (var state : MessageState.values()) {
            new Outfit();
            clock.set(Outfit.MONDAY_TEN);
            outfit.queueOne();
            outfit.put(1, state);
            event.accept(state);
            var reached = outfit.state(1);
            assertThat(reached == state || state.mayBecome(reached))
                    .as("%s to %s", state, reached)
                    .isTrue();
            after.put(state, reached);
        }
        return after;
    }

    private static Map<MessageState, MessageState> unless(Map<MessageState, MessageState> changes) {
        var all = new EnumMap<MessageState, MessageState>(MessageState.class);
        EnumSet.allOf(MessageState.class).forEach(state -> all.put(state, changes.getOrDefault(state, state)));
        return all;
    }

    private static Map<MessageState, Set<MessageState>> table() {
        var table = new EnumMap<MessageState, Set<MessageState>>(MessageState.class);
        EnumSet.allOf(MessageState.class).forEach(state -> table.put(state, Set.copyOf(state.next())));
        return table;
    }
}
