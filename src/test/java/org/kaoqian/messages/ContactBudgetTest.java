package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.messages.MessageState.QUEUED;
import static org.kaoqian.messages.MessageState.SENT;
import static org.kaoqian.messages.Outfit.DISTRICT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kaoqian.shared.Sentence;

/** At most two service messages in any seven days to one person or firm, whatever rules they come from. */
class ContactBudgetTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final SendingLimits LIMITS = new SendingLimits(
            8, Duration.ofMinutes(2), SendingLimits.standard().backOff(), NumberCaps.NONE, NumberCaps.perWeek(2));

    private final Outfit outfit = new Outfit();
    private final SettableClock clock = new SettableClock(Outfit.MONDAY_TEN);
    private final RecordingGateway gateway = new RecordingGateway();

    private int work() {
        return outfit.sending(gateway, LIMITS, clock).work(DISTRICT, Instant.MAX);
    }

    /** Four messages of four rules. */
    private void queueOfFourRules() {
        outfit.queue(4);
        outfit.db.sql("update messages.message set rule = 'rule-' || id").update();
    }

    @Test
    void five_departments_reach_nobody_five_times_in_a_week() {
        queueOfFourRules();
        outfit.giveNumbers("'13800000001'");
        assertThat(work()).isEqualTo(2);
        assertThat(outfit.count(QUEUED)).isEqualTo(2);
        assertThat(outfit.db
                        .sql("select distinct reason_zh from messages.message where state = 'QUEUED'")
                        .query(String.class)
                        .single())
                .contains("7天内已收到2条服务短信", "11月30日");
        clock.advance(WEEK.minusSeconds(1));
        assertThat(work()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(work()).isEqualTo(2);
        assertThat(outfit.count(SENT)).isEqualTo(4);
    }

    @Test
    void what_the_law_owes_them_is_neither_held_nor_counted() {
        queueOfFourRules();
        outfit.giveNumbers("'13800000001'");
        outfit.db
                .sql("update messages.message set statutory = true where id <= 3")
                .update();
        assertThat(work()).isEqualTo(4);
        assertThat(outfit.db
                        .sql("select cardinality(times) from messages.contact_use")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_firm_has_one_budget_though_its_records_have_different_numbers() {
        queueOfFourRules();
        outfit.db.sql("update messages.message set firm = '92510199MA00000001'").update();
        assertThat(work()).isEqualTo(2);
    }

    @Test
    void different_people_do_not_use_up_each_others_budget() {
        queueOfFourRules();
        assertThat(work()).isEqualTo(4);
    }

    @Test
    void a_message_that_did_not_leave_is_tried_again_without_being_counted_twice() {
        outfit.queueOne();
        gateway.answer = out -> new Handover.NotSent(Sentence.of("断网", "offline"));
        for (int n = 0; n < 4; n++) {
            assertThat(work()).isOne();
            clock.advance(Duration.ofHours(3));
        }
        gateway.answer = out -> new Handover.Accepted("R");
        assertThat(work()).isOne();
        assertThat(outfit.state(1)).isEqualTo(SENT);
    }

    @Test
    void what_was_put_off_is_stopped_when_its_case_closes_first() {
        queueOfFourRules();
        outfit.giveNumbers("'13800000001'");
        outfit.db.sql("update messages.message set case_id = 70 + id").update();
        outfit.db.sql("""
                insert into casework.cases (district, id, ledger, subject_id, title, title_en, holder, region, opened_at, nobody_zh, nobody_en)
                select district, case_id, ledger, subject_id, '', '', holder, region, created_at, '无人', 'nobody' from messages.message
                """).update();
        assertThat(work()).isEqualTo(2);
        outfit.outbox(clock).stop(DISTRICT, 74, Sentence.of("办结", "closed"));
        clock.advance(WEEK);
        assertThat(work()).isOne();
        assertThat(outfit.state(4)).isEqualTo(MessageState.STOPPED);
    }

    @Test
    void sixteen_senders_at_once_do_not_exceed_it() throws Exception {
        outfit.queue(60);
        outfit.giveNumbers("'1380000000' || (id % 5)");
        outfit.db
                .sql("update messages.message set firm = case when id % 5 < 2 then 'F' end")
                .update();
        var sent = Collections.synchronizedList(new ArrayList<String>());
        gateway.answer = out -> {
            sent.add(out.to().number());
            return new Handover.Accepted("R" + out.id());
        };
        try (var threads = Executors.newFixedThreadPool(16)) {
            var workers = IntStream.range(0, 16)
                    .mapToObj(n -> (Callable<Integer>) this::work)
                    .toList();
            for (var result : threads.invokeAll(workers)) {
                result.get();
            }
        }
        assertThat(sent.stream().filter(number -> number.matches(".*[01]$")).count())
                .as("two numbers of one firm")
                .isEqualTo(2);
        for (int number = 2; number < 5; number++) {
            assertThat(Collections.frequency(sent, "1380000000" + number)).isEqualTo(2);
        }
        assertThat(outfit.count(SENT) + outfit.count(QUEUED)).isEqualTo(60);
    }
}
