package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.ledgers.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A message asks for a missing field; whoever gets it answers on the telephone, once. */
@WholeHouse
@TestPropertySource(properties = "kaoqian.public-address=https://fw.example.gov.cn/")
class QuestionPagesTest {

    private static final Pattern ADDRESS = Pattern.compile("https://fw\\.example\\.gov\\.cn/q/([A-Za-z0-9_-]{22})");

    @Autowired
    MockMvc mvc;

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
    QuestionLimit limit;

    @BeforeEach
    void found() {
        limit.forget();
        var district = new District(db, seals);
        district.found();
        district.raise(1, "opens");
        db.sql("delete from ledgers.change where ledger = 'licence'").update();
        db.sql("delete from casework.entry").update();
    }

    /** The message with its question, sent; the token that stands in it. */
    private String token(String field) {
        prepare(field);
        work.run();
        var found = ADDRESS.matcher(sent());
        assertThat(found.find()).as(sent()).isTrue();
        return found.group(1);
    }

    private void prepare(@org.jspecify.annotations.Nullable String field) {
        var like = templates.find("renewal-opens").orElseThrow();
        preparing.prepare(
                "510199",
                1,
                new Preparing.Due("licence-renewal", "opens", true, field),
                new MessageTemplate(like.id(), like.ledger(), like.title(), null, null, "您好，请通过{ask}告诉我们。"),
                Outfit.MONDAY_TEN);
    }

    private String sent() {
        return db.sql("select body from messages.trial_inbox")
                .query(String.class)
                .single();
    }

    private ResultActions answer(String token, String text) throws Exception {
        return mvc.perform(post("/q/" + token).param("answer", text).with(csrf()));
    }

    private String contact() {
        return db.sql("select coalesce(contact, '') from ledgers.licence where id = 1")
                .query(String.class)
                .single();
    }

    @Test
    void the_page_says_who_asks_why_by_what_law_and_that_it_is_voluntary() throws Exception {
        mvc.perform(get("/q/" + token("contact")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("张晓岚")))
                .andExpect(content().string(containsString("示范区")))
                .andExpect(content().string(containsString("许可延续提醒")))
                .andExpect(content().string(containsString("行政许可法》第50条")))
                .andExpect(content().string(containsString("自愿")))
                .andExpect(content().string(not(containsString("示例餐饮店1"))))
                .andExpect(content().string(not(containsString("13800000001"))));
    }

    @Test
    void an_answer_is_written_with_its_history_once() throws Exception {
        var token = token("contact");
        answer(token, "李四").andExpect(status().isOk()).andExpect(content().string(containsString("谢谢")));
        assertThat(contact()).isNotEmpty();
        assertThat(db.sql(
                                "select count(*) from ledgers.change where ledger = 'licence' and record = 1 and field = 'contact'")
                        .query(Long.class)
                        .single())
                .isOne();
        answer(token, "王五").andExpect(status().isGone()).andExpect(content().string(containsString("已经填过")));
        mvc.perform(get("/q/" + token)).andExpect(status().isGone());
        assertThat(db.sql(
                                "select count(*) from ledgers.change where ledger = 'licence' and record = 1 and field = 'contact'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void the_officer_reads_the_answer_on_the_case_and_that_it_needs_no_more() throws Exception {
        answer(token("contact"), "李四").andExpect(status().isOk());
        assertThat(lines()).containsExactly("本人已填：联系人为“李**”，不用再问。");
    }

    @Test
    void an_answer_that_ends_what_the_case_was_opened_for_tells_the_officer_to_look_again() throws Exception {
        var token = token("contact");
        db.sql("update ledgers.licence set status = 'closed' where id = 1").update();
        answer(token, "李四").andExpect(status().isOk());
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).startsWith("请核对：台账里的情况已变，不再符合“");
    }

    @Test
    void what_was_answered_is_not_asked_by_a_later_step() throws Exception {
        answer(token("contact"), "李四").andExpect(status().isOk());
        db.sql("update rules.occasion set step = 'again' where subject_id = 1").update();
        var like = templates.find("renewal-opens").orElseThrow();
        assertThat(preparing.prepare(
                        "510199",
                        1,
                        new Preparing.Due("licence-renewal", "again", true, "contact"),
                        like,
                        Outfit.MONDAY_TEN))
                .isZero();
    }

    private java.util.List<String> lines() {
        return db.sql("select zh from casework.entry where case_id in (select id from casework.cases) order by id")
                .query(String.class)
                .list();
    }

    @Test
    void an_answer_that_does_not_fit_is_explained_and_can_be_given_again() throws Exception {
        var token = token("expires");
        answer(token, "下个月吧")
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("下个月吧")));
        answer(token, "  ").andExpect(status().isUnprocessableContent());
        answer(token, "2027-05-01").andExpect(status().isOk());
    }

    @Test
    void of_many_answers_at_once_one_is_taken() throws Exception {
        var token = token("contact");
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(n -> (Callable<Integer>) () -> answer(token, "第" + n + "人")
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .toList();
            var codes = threads.invokeAll(answers).stream()
                    .map(one -> one.resultNow())
                    .toList();
            assertThat(codes).containsOnlyOnce(200).contains(410);
        }
    }

    @Test
    void the_token_is_kept_nowhere_but_in_what_was_sent() {
        var token = token("contact");
        assertThat(db.sql("select body from messages.message")
                        .query(String.class)
                        .single())
                .contains(Placeholders.LINK)
                .doesNotContain(token);
        assertThat(db.sql(
                                "select count(*) from messages.question where encode(token_hash, 'escape') like '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void expired_settled_and_unknown_addresses_say_so() throws Exception {
        var token = token("contact");
        db.sql("update messages.question set expires_at = now() - interval '1 day'")
                .update();
        mvc.perform(get("/q/" + token))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("已过期")));
        answer(token, "李四").andExpect(status().isGone());
        db.sql("update messages.question set expires_at = now() + interval '10 years'")
                .update();
        db.sql("update casework.cases set state = 'closed', outcome = 'done', closed_at = now()")
                .update();
        mvc.perform(get("/q/" + token)).andExpect(content().string(containsString("已经办结")));
        mvc.perform(get("/q/AAAAAAAAAAAAAAAAAAAAAA")).andExpect(status().isNotFound());
        assertThat(contact()).isEmpty();
    }

    @Test
    void a_foreign_page_cannot_answer_and_nobody_can_try_out_tokens() throws Exception {
        var token = token("contact");
        mvc.perform(post("/q/" + token).param("answer", "李四")).andExpect(status().is(not(200)));
        assertThat(contact()).isEmpty();
        for (int n = 0; n < QuestionLimit.PER_MINUTE; n++) {
            mvc.perform(get("/q/guess" + n));
        }
        mvc.perform(get("/q/" + token)).andExpect(status().isTooManyRequests());
    }

    @Test
    void without_a_question_the_message_names_the_officers_telephone() {
        prepare(null);
        work.run();
        assertThat(sent()).contains("请通过电话13900000001告诉我们");
        assertThat(db.sql("select count(*) from messages.question")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
