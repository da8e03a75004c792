package org.kaoqian.inquiries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.inquiries.AskDesk.UNKNOWN;
import static org.kaoqian.inquiries.AskDesk.body;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** A question goes to a person as a case, and however the case is closed comes back to whoever asked (S2.7, S2.8). */
@SpringBootTest
class InquiriesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient db;

    @Autowired
    OpenInquiry opening;

    AskDesk desk;
    String asked;

    @BeforeEach
    void somebody_asks_what_no_entry_answers() {
        desk = new AskDesk(context, db);
        desk.answering("zhou", "周敏", SmallDistrict.DISTRICT);
        desk.district.person("li", "李某", SmallDistrict.FIRST_STREET, Role.OFFICER);
        desk.district.person("auditor", "赵某", SmallDistrict.DISTRICT, Role.AUDITOR);
        asked = desk.ask(UNKNOWN);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_is_handed_over_is_a_case_of_the_officer_of_the_district_with_a_deadline() {
        assertThat(desk.handOver(asked, "13800000000").getStatus()).isEqualTo(200);

        var token = desk.token("zhou");
        var waiting = body(desk.send(get("/api/v1/handovers").header("Authorization", token)));
        assertThat(JsonPath.<String>read(waiting, "$.items[0].contact")).isEqualTo("138****0000");
        var told = body(desk.send(get("/api/v1/cases/" + desk.caseOf(asked)).header("Authorization", token)));
        assertThat(JsonPath.<String>read(told, "$.officer.name")).isEqualTo("周敏");
        assertThat(JsonPath.<String>read(told, "$.kind")).isEqualTo("inquiry");
        assertThat(JsonPath.<String>read(told, "$.subjectName")).isEqualTo(UNKNOWN);
        assertThat(JsonPath.<String>read(told, "$.deadline"))
                .isEqualTo(JsonPath.<String>read(body(desk.standing(asked)), "$.deadline"));
        assertThat(JsonPath.<List<String>>read(told, "$.outcomes[*].outcome"))
                .containsExactly("answered", "passed", "unreachable", "checking");
    }

    @Test
    void the_contact_lies_nowhere_in_plain_and_is_shown_on_the_case_alone() {
        desk.handOver(asked, "13800000000");
        for (var column : List.of("knowledge.handover.contact", "ledgers.inquiry.phone")) {
            var at = column.lastIndexOf('.');
            assertThat(db.sql("select " + column.substring(at + 1) + " from " + column.substring(0, at))
                            .query(String.class)
                            .single())
                    .startsWith("v1.");
        }
        assertThat(body(desk.standing(asked))).doesNotContain("138");
    }

    @Test
    void an_answer_over_the_api_closes_the_case_and_keeps_its_lines() {
        desk.handOver(asked, "13800000000");
        var token = desk.token("zhou");

        assertThat(desk.reply(desk.handover(asked), token, "您好：\n请到街道信访接待窗口。").getStatus())
                .isEqualTo(200);

        var standing = body(desk.standing(asked));
        assertThat(JsonPath.<Boolean>read(standing, "$.answered")).isTrue();
        assertThat(JsonPath.<String>read(standing, "$.reply")).isEqualTo("您好：\n请到街道信访接待窗口。");
        assertThat(one("select state || ' ' || outcome from casework.cases")).isEqualTo("closed answered");
        assertThat(one("select status || ' ' || answer from ledgers.inquiry")).isEqualTo("answered 您好： 请到街道信访接待窗口。");
    }

    @Test
    void an_answer_on_the_case_itself_comes_back_in_the_same_way() {
        desk.handOver(asked, "13800000000");
        assertThat(desk.act(
                                desk.caseOf(asked),
                                desk.token("zhou"),
                                "{\"action\":\"close\",\"outcome\":\"answered\",\"version\":1,\"fields\":{\"answer\":\"请到街道。\"}}")
                        .getStatus())
                .isEqualTo(200);
        assertThat(JsonPath.<String>read(body(desk.standing(asked)), "$.reply")).isEqualTo("请到街道。");
    }

    @Test
    void passed_on_and_not_reached_are_told_too_and_what_an_officer_notes_is_not() {
        desk.handOver(asked, "13800000000");
        desk.act(
                desk.caseOf(asked),
                desk.token("zhou"),
                "{\"action\":\"close\",\"outcome\":\"passed\",\"version\":1,\"note\":\"内部：难缠\",\"fields\":{\"passed_to\":\"区自然资源局\"}}");
        var passed = body(desk.standing(asked));
        assertThat(JsonPath.<String>read(passed, "$.outcome")).isEqualTo("PASSED");
        assertThat(JsonPath.<String>read(passed, "$.reply")).contains("区自然资源局").doesNotContain("难缠");

        var other = desk.ask(UNKNOWN + "，还有水井");
        desk.handOver(other, "li@example.cn");
        desk.act(
                desk.caseOf(other),
                desk.token("zhou"),
                "{\"action\":\"close\",\"outcome\":\"unreachable\",\"version\":1,\"note\":\"打了三次\"}");
        assertThat(JsonPath.<String>read(body(desk.standing(other)), "$.reply"))
                .contains("没有联系上您")
                .doesNotContain("三次");
    }

    @Test
    void a_second_answer_is_refused_until_a_leader_opens_the_case_again() {
        desk.handOver(asked, "13800000000");
        desk.district.person("chen", "陈某", SmallDistrict.DISTRICT, Role.LEADER);
        var token = desk.token("zhou");
        desk.reply(desk.handover(asked), token, "第一次的答复");
        assertThat(desk.reply(desk.handover(asked), token, "第二次的答复").getStatus())
                .isEqualTo(422);
        assertThat(body(desk.standing(asked))).contains("第一次的答复");

        desk.act(desk.caseOf(asked), desk.token("chen"), "{\"action\":\"reopen\",\"version\":2,\"note\":\"答错了\"}");
        assertThat(desk.reply(desk.handover(asked), token, "改正后的答复").getStatus())
                .isEqualTo(200);
        assertThat(body(desk.standing(asked))).contains("改正后的答复");
    }

    @Test
    void an_empty_answer_and_one_too_long_are_refused_and_nothing_is_closed() {
        desk.handOver(asked, "13800000000");
        var token = desk.token("zhou");
        assertThat(desk.reply(desk.handover(asked), token, "  ").getStatus()).isEqualTo(422);
        assertThat(desk.reply(desk.handover(asked), token, "答".repeat(2_001)).getStatus())
                .isEqualTo(422);
        assertThat(one("select state from casework.cases")).isEqualTo("open");
    }

    @Test
    void whoever_does_not_see_the_case_neither_sees_nor_answers_the_question() {
        desk.handOver(asked, "13800000000");
        var street = desk.token("li");
        assertThat(JsonPath.<List<?>>read(
                        body(desk.send(get("/api/v1/handovers").header("Authorization", street))), "$.items"))
                .isEmpty();
        assertThat(desk.reply(desk.handover(asked), street, "不归我").getStatus()).isEqualTo(404);
        assertThat(desk.reply(desk.handover(asked), desk.token("auditor"), "不让我")
                        .getStatus())
                .isEqualTo(403);
        assertThat(desk.send(get("/api/v1/handovers")).getStatus()).isEqualTo(401);
    }

    @Test
    void an_inquiry_goes_to_an_officer_of_another_region_who_answers_it() {
        desk.handOver(asked, "13800000000");
        var li = db.sql("select officer from organisation.account where username = 'li'")
                .query(Long.class)
                .single();
        assertThat(desk.act(
                                desk.caseOf(asked),
                                desk.token("zhou"),
                                "{\"action\":\"handover\",\"version\":1,\"officer\":\"%d\",\"note\":\"在您街道\"}"
                                        .formatted(li))
                        .getStatus())
                .isEqualTo(200);
        assertThat(desk.reply(desk.handover(asked), desk.token("li"), "我们下午上门看。")
                        .getStatus())
                .isEqualTo(200);
        assertThat(body(desk.standing(asked))).contains("我们下午上门看");
    }

    @Test
    void where_nobody_has_the_duty_it_waits_in_the_queue_that_everybody_sees() {
        db.sql("delete from organisation.post_duty where duty = 'inquiry'").update();
        desk.handOver(asked, "13800000000");
        assertThat(one("select nobody_zh from casework.cases")).isNotBlank();
        assertThat(desk.reply(desk.handover(asked), desk.token("zhou"), "没领就答").getStatus())
                .isEqualTo(403);
    }

    @Test
    void handed_over_twice_at_once_it_is_one_case() throws Exception {
        try (var people = Executors.newFixedThreadPool(4)) {
            var all = people.invokeAll(IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            n -> () -> desk.handOver(asked, "13800000000").getStatus())
                    .toList());
            for (var each : all) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(desk.count("knowledge.handover")).isOne();
        assertThat(desk.count("ledgers.inquiry")).isOne();
        assertThat(desk.count("casework.cases")).isOne();
    }

    @Test
    void broken_off_at_its_last_step_nothing_is_kept_and_it_can_be_sent_again() {
        db.sql("alter table knowledge.handover add constraint broken check (case_id is null)")
                .update();
        try {
            assertThat(desk.handOver(asked, "13800000000").getStatus()).isEqualTo(500);
        } finally {
            db.sql("alter table knowledge.handover drop constraint broken").update();
        }
        assertThat(desk.count("knowledge.handover")).isZero();
        assertThat(desk.count("ledgers.inquiry")).isZero();
        assertThat(desk.count("casework.cases")).isZero();
        assertThat(desk.handOver(asked, "13800000000").getStatus()).isEqualTo(200);
        assertThat(desk.count("casework.cases")).isOne();
    }

    @Test
    void a_closing_that_cannot_be_told_closes_nothing() {
        desk.handOver(asked, "13800000000");
        db.sql("alter table knowledge.handover add constraint broken check (reply is null)")
                .update();
        try {
            assertThat(desk.reply(desk.handover(asked), desk.token("zhou"), "答复")
                            .getStatus())
                    .isEqualTo(500);
        } finally {
            db.sql("alter table knowledge.handover drop constraint broken").update();
        }
        assertThat(one("select state from casework.cases")).isEqualTo("open");
        assertThat(one("select status from ledgers.inquiry")).isEqualTo("waiting");
    }

    @Test
    void one_that_waited_before_there_were_cases_gets_one_at_the_next_start_and_only_one() {
        db.sql("insert into knowledge.handover (district, conversation, question, contact, consented_at, deadline)"
                        + " values ('510199', :c::uuid, '老问题', '13800000000', now(), '2020-01-02')")
                .param("c", asked)
                .update();
        opening.adoptThoseThatWait();
        opening.adoptThoseThatWait();
        assertThat(desk.count("casework.cases")).isOne();
        assertThat(desk.caseOf(asked)).isPositive();
    }

    @Test
    void an_officer_proposes_it_to_the_editor_once() {
        desk.handOver(asked, "13800000000");
        var path = "/api/v1/handovers/" + desk.handover(asked) + "/proposal";
        assertThat(desk.send(post(path).header("Authorization", desk.token("li")))
                        .getStatus())
                .isEqualTo(404);
        var token = desk.token("zhou");
        assertThat(desk.send(post(path).header("Authorization", token)).getStatus())
                .isEqualTo(204);
        desk.send(post(path).header("Authorization", token));
        assertThat(one("select proposed_by from knowledge.handover")).isEqualTo("zhou");
    }

    @Test
    void a_question_without_words_has_a_title_all_the_same() {
        assertThat(InquiryLedger.title("\u200b\u200b")).isEqualTo("（没有文字的问题）");
        assertThat(InquiryLedger.title("😀".repeat(80))).endsWith("…");
        assertThat(InquiryLedger.title("一\n二")).isEqualTo("一 二");
    }

    @Test
    void numbers_to_ring_are_found_and_years_and_sums_are_not() {
        assertThat(Hotlines.in("请立即拨打110；需要帮助可拨打12338。").numbers()).containsExactly("110", "12338");
        assertThat(Hotlines.in("罚款12000元，第119条，110000元").numbers()).isEmpty();
        assertThat(Hotlines.in("请拨打12345").urgent()).isFalse();
    }

    private String one(String sql) {
        return db.sql(sql).query(String.class).single();
    }
}
