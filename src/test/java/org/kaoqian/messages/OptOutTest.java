package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.kaoqian.access.Permission.CASE_WORK;
import static org.kaoqian.access.Permission.MESSAGE_READ;
import static org.kaoqian.messages.District.OTHER_STREET;
import static org.kaoqian.messages.District.STREET;
import static org.kaoqian.messages.District.WHOLE;
import static org.kaoqian.messages.District.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.ledgers.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** PIPL art. 24: whoever wants no service messages gets none; what the law owes them they get all the same. */
@WholeHouse
class OptOutTest {

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

    @BeforeEach
    void found() {
        var district = new District(db, seals);
        district.found();
        district.raise(4, "opens");
    }

    private void prepare(boolean statutory) {
        preparing.prepare(
                "510199",
                1,
                new Preparing.Due("licence-renewal", "opens", statutory, null),
                templates.find("renewal-opens").orElseThrow(),
                Outfit.MONDAY_TEN);
    }

    private String state(long subject) {
        return db.sql("select state from messages.message where subject_id = :id")
                .param("id", subject)
                .query(String.class)
                .single();
    }

    private long message(long subject) {
        return db.sql("select id from messages.message where subject_id = :id")
                .param("id", subject)
                .query(Long.class)
                .single();
    }

    private ResultActions optOut(String path, String json, org.kaoqian.shared.RegionCode scope) throws Exception {
        return mvc.perform(post("/api/v1/messages/opt-outs" + path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(as(scope, MESSAGE_READ, CASE_WORK)));
    }

    @Test
    void what_waits_is_not_sent_and_the_officer_reads_to_call_only_if_needed() throws Exception {
        prepare(false);
        optOut("", "{\"message\":%d,\"scope\":\"rule\",\"how\":\"call\"}".formatted(message(1)), STREET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recipient").value("138****0001"))
                .andExpect(jsonPath("$.rule").value("licence-renewal"))
                .andExpect(jsonPath("$.unsent").value(1));
        assertThat(state(1)).isEqualTo("UNREACHABLE");
        assertThat(state(2)).isEqualTo("QUEUED");
        mvc.perform(get("/api/v1/messages").param("case", "1000001").with(as(STREET, MESSAGE_READ)))
                .andExpect(jsonPath("$.items[0].reasonZh").value(containsString("确有必要时再打电话")));
        mvc.perform(get("/messages/of-case/1000001").with(as(STREET, MESSAGE_READ, CASE_WORK)))
                .andExpect(content().string(containsString("已退订这类服务短信")))
                .andExpect(content().string(containsString("测试员")));
    }

    @Test
    void it_can_be_written_down_before_anything_was_sent_for_a_case_or_a_record() throws Exception {
        db.sql("update casework.cases set rule = 'nobody-owes-it'").update();
        optOut("", "{\"case\":1000001,\"scope\":\"rule\",\"how\":\"call\"}", STREET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recipient").value("138****0001"));
        mvc.perform(get("/messages/of-case/1000001").with(as(STREET, MESSAGE_READ, CASE_WORK)))
                .andExpect(content().string(containsString("已退订这类服务短信")))
                .andExpect(content().string(containsString("/messages/of-case/1000001/opt-in")));
        optOut("", "{\"record\":\"licence/3\",\"scope\":\"all\"}", STREET).andExpect(status().isOk());
        optOut("", "{\"record\":\"licence/3\",\"scope\":\"rule\"}", STREET).andExpect(status().isConflict());
        optOut("", "{\"record\":\"licence/99\",\"scope\":\"all\"}", STREET).andExpect(status().isNotFound());
        optOut("", "{\"record\":\"nothing/1\",\"scope\":\"all\"}", STREET).andExpect(status().isNotFound());
        optOut("", "{\"record\":\"licence/3\",\"case\":1000001,\"scope\":\"all\"}", STREET)
                .andExpect(status().isUnprocessableContent());

        db.sql("update casework.cases set rule = 'licence-renewal'").update();
        prepare(false);

        assertThat(state(3)).isEqualTo("UNREACHABLE");
        assertThat(state(2)).isEqualTo("QUEUED");
    }

    @Test
    void later_messages_are_out_of_reach_from_the_start() throws Exception {
        prepare(false);
        optOut("", "{\"case\":1000001,\"scope\":\"all\"}", STREET).andExpect(status().isOk());
        db.sql("delete from messages.message").update();
        prepare(false);
        assertThat(state(1)).isEqualTo("UNREACHABLE");
        assertThat(state(2)).isEqualTo("QUEUED");
    }

    @Test
    void the_word_counts_at_the_moment_of_sending_too() throws Exception {
        prepare(false);
        optOut("", "{\"case\":1000001,\"scope\":\"all\"}", STREET).andExpect(status().isOk());
        db.sql("update messages.message set state = 'QUEUED', reason_zh = null, reason_en = null")
                .update();
        work.run();
        assertThat(state(1)).isEqualTo("UNREACHABLE");
        assertThat(state(2)).isEqualTo("SENT");
    }

    @Test
    void what_the_law_owes_them_goes_out_all_the_same_and_cannot_be_opted_out_of() throws Exception {
        prepare(true);
        optOut("", "{\"case\":1000001,\"scope\":\"rule\"}", STREET).andExpect(status().isConflict());
        optOut("", "{\"case\":1000001,\"scope\":\"all\"}", STREET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unsent").value(0));
        work.run();
        assertThat(state(1)).isEqualTo("SENT");
    }

    @Test
    void it_can_be_taken_back() throws Exception {
        prepare(false);
        optOut("", "{\"case\":1000001,\"scope\":\"all\"}", STREET).andExpect(status().isOk());
        optOut("/take-back", "{\"case\":1000001,\"scope\":\"all\"}", STREET).andExpect(status().isOk());
        db.sql("delete from messages.message").update();
        prepare(false);
        assertThat(state(1)).isEqualTo("QUEUED");
        assertThat(db.sql(
                                "select count(*) from audit.entry where action in ('message.opted-out', 'message.opt-out-taken-back')"
                                        + " and subject like 'message/%'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void nobody_writes_it_down_without_the_permission_or_of_another_street() throws Exception {
        prepare(false);
        var said = "{\"case\":1000001,\"scope\":\"all\"}";
        optOut("", said, OTHER_STREET).andExpect(status().isNotFound());
        for (var path : new String[] {"", "/take-back"}) {
            mvc.perform(post("/api/v1/messages/opt-outs" + path)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(said)
                            .with(as(STREET, MESSAGE_READ)))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(post("/messages/" + message(1) + "/opt-out")
                        .param("scope", "all")
                        .with(csrf())
                        .with(as(STREET, MESSAGE_READ)))
                .andExpect(status().isForbidden());
        optOut("", "{\"scope\":\"all\"}", STREET).andExpect(status().isUnprocessableContent());
        assertThat(state(1)).isEqualTo("QUEUED");
    }

    @Test
    void on_the_page_of_the_case_an_officer_writes_it_down_and_takes_it_back() throws Exception {
        prepare(false);
        mvc.perform(post("/messages/" + message(1) + "/opt-out")
                        .param("scope", "all")
                        .param("how", "visit")
                        .param("case", "1000001")
                        .with(csrf())
                        .with(as(STREET, MESSAGE_READ, CASE_WORK)))
                .andExpect(redirectedUrl("/cases/1000001"));
        assertThat(state(1)).isEqualTo("UNREACHABLE");
        mvc.perform(post("/messages/" + message(1) + "/opt-in")
                        .param("scope", "all")
                        .with(csrf())
                        .with(as(STREET, MESSAGE_READ, CASE_WORK)))
                .andExpect(redirectedUrl("/messages"));
        assertThat(db.sql("select count(*) from messages.opt_out")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"TD,1", "ｔ,1", "“退订”。,1", " t ,1", "谢谢,0", "T恤多少钱,0"})
    void whoever_answers_a_message_with_the_word_is_heard(String text, int out) throws Exception {
        prepare(false);
        var body = "{\"answers\":[{\"phone\":\"+86 138 0000 0001\",\"text\":\"%s\"}]}"
                .formatted(text)
                .getBytes(StandardCharsets.UTF_8);
        mvc.perform(post("/api/v1/receipts/trial/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("X-Signature", ReceiptsApi.signature(body, "guessed"))
                        .content(body))
                .andExpect(status().isUnauthorized());
        assertThat(state(1)).isEqualTo("QUEUED");
        mvc.perform(post("/api/v1/receipts/trial/answers")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("X-Signature", ReceiptsApi.signature(body, "hush"))
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.optedOut").value(out));
        assertThat(state(1)).isEqualTo(out == 1 ? "UNREACHABLE" : "QUEUED");
    }

    @Test
    void a_record_that_no_longer_meets_the_rule_is_not_written_to() throws Exception {
        prepare(true);
        db.sql("update ledgers.licence set status = 'cancelled' where id = 1").update();
        work.run();
        assertThat(state(1)).isEqualTo("STOPPED");
        assertThat(state(2)).isEqualTo("SENT");
        mvc.perform(get("/messages").with(as(WHOLE, MESSAGE_READ)))
                .andExpect(content().string(containsString("不再符合这条规则")));
    }
}
