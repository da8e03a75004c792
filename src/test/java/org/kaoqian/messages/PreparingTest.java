package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.casework.CaseClosed;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.Outcome;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.rules.OccasionEffect;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeHouse
class PreparingTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Seals seals;

    @Autowired
    Preparing preparing;

    @Autowired
    MessageTemplates templates;

    @Autowired
    WorkOnOutbox work;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ObjectProvider<OccasionEffect> effects;

    @Autowired
    Rules rules;

    private District district;

    @BeforeEach
    void found() {
        district = new District(db, seals);
        district.found();
    }

    private int prepare() {
        return preparing.prepare(
                "510199",
                1,
                new Preparing.Due("licence-renewal", "opens", true, null),
                templates.find("renewal-opens").orElseThrow(),
                Outfit.MONDAY_TEN);
    }

    private String one(String column, long subject) {
        return db.sql("select " + column + "::text from messages.message where subject_id = :id")
                .param("id", subject)
                .query(String.class)
                .single();
    }

    @Test
    void thirty_one_thousand_messages_are_written_by_one_statement_and_a_repeat_writes_none() {
        district.raise(31_000, "opens");
        var begun = System.nanoTime();
        assertThat(prepare()).isEqualTo(31_000);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("31,000 messages prepared in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(prepare()).isZero();
    }

    @Test
    void the_text_names_the_licence_its_tail_the_last_day_the_officer_and_that_it_is_free() {
        district.raise(1, "opens");
        prepare();
        assertThat(one("body", 1))
                .isEqualTo("【靠前服务】示例餐饮店1：您的食品经营许可证（证号尾号0001）将于2027年3月1日到期，现在可以申请延续，最晚在2027年1月30日提出。"
                        + "材料和办法可问专员张晓岚，电话13900000001，全程帮办，不收费。");
        assertThat(one("state", 1)).isEqualTo("QUEUED");
        assertThat(one("case_id", 1)).isEqualTo("1000001");
    }

    @Test
    void without_a_mobile_number_or_with_gaps_the_officer_must_call_and_is_told_why() {
        district.raise(4, "opens");
        db.sql("update ledgers.licence set phone = null where id = 1").update();
        db.sql("update ledgers.licence set phone = '028-86661234' where id = 2").update();
        db.sql("update rules.occasion set deadline = null where subject_id = 3").update();
        Numbers.seal(db, seals);
        assertThat(prepare()).isEqualTo(4);
        assertThat(one("state", 1)).isEqualTo("UNREACHABLE");
        assertThat(one("reason_zh", 1)).contains("没有联系电话");
        assertThat(one("reason_zh", 2)).contains("座机");
        assertThat(one("state", 3)).isEqualTo("UNREACHABLE");
        assertThat(one("body", 3)).contains("〔最晚申请日〕");
        assertThat(one("state", 4)).isEqualTo("QUEUED");
    }

    @Test
    void a_case_that_is_closed_already_gets_no_message() {
        district.raise(2, "opens");
        db.sql("update casework.cases set state = 'closed', outcome = 'OTHER', closed_at = now() where subject_id = 1")
                .update();
        assertThat(prepare()).isOne();
    }

    @Test
    void where_nobody_is_responsible_the_hotline_is_named() {
        district.raise(1, "opens");
        db.sql("update casework.cases set officer_id = null, nobody_zh = '无人', nobody_en = 'nobody'")
                .update();
        db.sql("update rules.occasion set officer_id = null").update();
        prepare();
        assertThat(one("body", 1)).contains("专员政务服务窗口，电话12345");
    }

    @Test
    void a_sweep_calls_for_messages_at_every_step_that_has_a_template() {
        district.raise(2, "latest-7");
        effects.orderedStream()
                .filter(PrepareOnOccasion.class::isInstance)
                .forEach(effect -> effect.apply(new RaisedOccasions(
                        "510199", 1, rules.find("licence-renewal").orElseThrow(), LocalDate.of(2026, 11, 23), 2)));
        assertThat(one("template", 2)).isEqualTo("renewal-latest-7");
        assertThat(one("body", 1)).contains("只剩一周左右");
    }

    @Test
    void closing_the_case_stops_what_waits() {
        district.raise(2, "opens");
        prepare();
        events.publishEvent(new CaseClosed(
                new CaseId(1000001),
                "licence",
                1,
                "licence-renewal",
                LocalDate.of(2027, 3, 1),
                Outcome.BuiltIn.RENEWAL_ACCEPTED,
                null,
                "",
                null,
                null));
        assertThat(one("state", 1)).isEqualTo("STOPPED");
        assertThat(one("reason_zh", 1)).contains("延续已受理");
        assertThat(one("state", 2)).isEqualTo("QUEUED");
    }

    @Test
    void from_the_occasion_to_the_trial_inbox_in_one_turn() {
        district.raise(3, "opens");
        prepare();
        work.run();
        assertThat(db.sql("select count(*) from messages.trial_inbox")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(one("state", 2)).isEqualTo("SENT");
        assertThat(db.sql("select count(*) from audit.entry where action = 'messages.handed-over'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
