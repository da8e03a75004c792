package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.MessageState.DELIVERED;
import static org.kaoqian.messages.MessageState.SENDING;
import static org.kaoqian.messages.MessageState.SENT;
import static org.kaoqian.messages.MessageState.UNCERTAIN;
import static org.kaoqian.messages.MessageState.UNDELIVERED;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaoqian.messages.Receipts.Receipt;

class ReceiptsTest {

    private final Outfit outfit = new Outfit();
    private final SettableClock clock = new SettableClock(Outfit.MONDAY_TEN);
    private final Receipts receipts = outfit.receipts(clock);
    private final RecordingGateway gateway = new RecordingGateway();

    private Receipt about(String reference, boolean delivered) {
        return new Receipt(
                "recording", reference, delivered, delivered ? "DELIVRD" : "MK:0001", null, null, clock.instant());
    }

    private Receipt byNumber(String reference, long message) {
        return new Receipt(
                "recording", reference, true, null, null, Long.toString(13800000000L + message), clock.instant());
    }

    private void send() {
        outfit.sending(gateway, SendingLimits.standard(), clock).work(DISTRICT, java.time.Instant.MAX);
    }

    @Test
    void in_every_order_doubled_and_mixed_with_the_answer_the_first_final_word_stands() {
        for (var order : permutations(List.of("answer", "delivered", "delivered", "undelivered", "foreign"))) {
            new Outfit();
            outfit.queueOne();
            var started = outfit.claims(clock)
                    .start(DISTRICT, "me", "recording", SendingLimits.standard())
                    .started()
                    .getFirst();
            MessageState last = null;
            for (var event : order) {
                switch (event) {
                    case "answer" -> outfit.outbox(clock).record(started, new Handover.Accepted("R1"), List.of());
                    case "delivered" -> receipts.take(DISTRICT, about("R1", true));
                    case "undelivered" -> receipts.take(DISTRICT, about("R1", false));
                    default -> receipts.take(DISTRICT, about("somebody else's", true));
                }
                clock.advance(Duration.ofSeconds(1));
                var now = outfit.state(1);
                if (last == DELIVERED || last == UNDELIVERED) {
                    assertThat(now).as("%s", order).isEqualTo(last);
                }
                last = now;
            }
            var first = order.stream()
                    .filter(event -> event.endsWith("delivered"))
                    .findFirst()
                    .orElseThrow();
            assertThat(last).as("%s", order).isEqualTo(first.equals("delivered") ? DELIVERED : UNDELIVERED);
        }
    }

    @Test
    void a_receipt_that_overtakes_the_gateways_answer_waits_for_it() {
        outfit.queueOne();
        gateway.answer = out -> {
            receipts.take(DISTRICT, about("R1", true));
            assertThat(outfit.state(1)).isEqualTo(SENDING);
            return new Handover.Accepted("R1");
        };
        send();
        assertThat(outfit.state(1)).isEqualTo(DELIVERED);
    }

    @Test
    void a_receipt_settles_an_uncertain_message_by_our_number() {
        outfit.queueOne();
        outfit.put(1, UNCERTAIN);
        receipts.take(DISTRICT, new Receipt("recording", "X", false, "BLACK", 1L, null, clock.instant()));
        assertThat(outfit.state(1)).isEqualTo(UNDELIVERED);
    }

    @Test
    void by_the_telephone_number_alone_only_where_exactly_one_message_can_be_meant() {
        outfit.queue(2);
        outfit.put(1, UNCERTAIN);
        receipts.take(DISTRICT, byNumber("X", 1));
        assertThat(outfit.state(1)).isEqualTo(DELIVERED);

        new Outfit();
        outfit.queue(2);
        outfit.put(1, UNCERTAIN);
        outfit.put(2, UNCERTAIN);
        outfit.giveNumbers("'13800000001'");
        receipts.take(DISTRICT, byNumber("X", 1));
        assertThat(outfit.count(UNCERTAIN)).isEqualTo(2);
    }

    @Test
    void a_receipt_that_names_another_message_of_that_number_leaves_the_uncertain_one_alone() {
        outfit.queue(2);
        outfit.put(1, UNCERTAIN);
        outfit.put(2, SENT);
        outfit.giveNumbers("'13800000001'");
        outfit.db
                .sql("update messages.message set gateway_ref = 'Y' where id = 2")
                .update();
        receipts.take(DISTRICT, byNumber("Y", 1));
        assertThat(outfit.state(1)).isEqualTo(UNCERTAIN);
        assertThat(outfit.state(2)).isEqualTo(DELIVERED);
    }

    @Test
    void a_receipt_of_an_earlier_attempt_says_nothing_about_a_later_one() {
        outfit.queueOne();
        outfit.put(1, UNCERTAIN);
        outfit.db
                .sql("update messages.message set state = 'SENT', gateway_ref = 'second', attempts = 2")
                .update();
        receipts.take(DISTRICT, new Receipt("recording", "first", false, null, 1L, null, clock.instant()));
        assertThat(outfit.state(1)).isEqualTo(SENT);
    }

    private static List<List<String>> permutations(List<String> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<String>>();
        for (int i = 0; i < items.size(); i++) {
            var rest = new ArrayList<>(items);
            var first = rest.remove(i);
            for (var tail : permutations(rest)) {
                var one = new ArrayList<String>();
                one.add(first);
                one.addAll(tail);
                all.add(one);
            }
        }
        return all.stream().distinct().toList();
    }
}
