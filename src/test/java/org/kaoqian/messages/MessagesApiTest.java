package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.kaoqian.access.Permission.MESSAGE_READ;
import static org.kaoqian.access.Permission.MESSAGE_SETTLE;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.access.Permission;
import org.kaoqian.ledgers.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@WholeHouse
class MessagesApiTest {

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
        preparing.prepare(
                "510199",
                1,
                new Preparing.Due("licence-renewal", "opens", true, null),
                templates.find("renewal-opens").orElseThrow(),
                Outfit.MONDAY_TEN);
    }

    private long message(long subject) {
        return db.sql("select id from messages.message where subject_id = :id")
                .param("id", subject)
                .query(Long.class)
                .single();
    }

    private long uncertain(long subject) {
        db.sql(
                        "update messages.message set state = 'UNCERTAIN', attempts = 1, gateway = 'trial', started_at = now() where subject_id = :id")
                .param("id", subject)
                .update();
        return message(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"licence/3", "JY25101990000003", "92510199MA00000003"})
    void messages_are_found_by_record_by_number_and_by_credit_code_with_the_number_masked(String subject)
            throws Exception {
        mvc.perform(get("/api/v1/messages").param("subject", subject).with(as(WHOLE, MESSAGE_READ)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].subject").value("licence/3"))
                .andExpect(jsonPath("$.items[0].case").value(1000003))
                .andExpect(jsonPath("$.items[0].state").value("QUEUED"))
                .andExpect(jsonPath("$.items[0].stateTextZh").value("待发送"))
                .andExpect(jsonPath("$.items[0].recipient").value("138****0003"));
    }

    @Test
    void a_street_sees_its_own_messages_alone_and_pages_follow_each_other() throws Exception {
        mvc.perform(get("/api/v1/messages").with(as(STREET, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").doesNotExist());
        mvc.perform(get("/api/v1/messages").param("limit", "3").with(as(WHOLE, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.next").value(Long.toString(message(2))));
        mvc.perform(get("/api/v1/messages")
                        .param("after", Long.toString(message(2)))
                        .with(as(WHOLE, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(1));
        mvc.perform(get("/api/v1/messages/" + message(1)).with(as(OTHER_STREET, MESSAGE_READ)))
                .andExpect(status().isNotFound());
    }

    @Test
    void without_the_permission_nothing_is_read_or_settled() throws Exception {
        mvc.perform(get("/api/v1/messages").with(as(WHOLE))).andExpect(status().isForbidden());
        mvc.perform(post("/api/v1/messages/" + message(1) + "/settle")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"as\":\"sent\",\"version\":1}")
                        .with(as(WHOLE, MESSAGE_READ)))
                .andExpect(status().isForbidden());
    }

    @Test
    void an_uncertain_message_is_settled_once_by_a_person_and_the_log_knows_it() throws Exception {
        var id = uncertain(1);
        settle(id, "resend", 1, STREET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("QUEUED"));
        settle(id, "sent", 1, STREET)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail_zh").value(containsString("刷新")));
        settle(id, "sent", 2, STREET).andExpect(status().isConflict());
        settle(uncertain(3), "sent", 1, STREET)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("SENT"));
        settle(uncertain(2), "sent", 1, STREET).andExpect(status().isNotFound());
        settle(uncertain(2), "perhaps", 1, WHOLE).andExpect(status().isUnprocessableContent());
        assertThat(db.sql("select count(*) from audit.entry where action = 'message.settled' and subject = :subject")
                        .param("subject", "message/" + id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private org.springframework.test.web.servlet.ResultActions settle(
            long id, String as, int version, org.kaoqian.shared.RegionCode scope) throws Exception {
        return mvc.perform(post("/api/v1/messages/" + id + "/settle")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"as\":\"%s\",\"version\":%d,\"note\":\"电话核实\"}".formatted(as, version))
                .with(as(scope, MESSAGE_READ, MESSAGE_SETTLE)));
    }

    @Test
    void a_signed_receipt_is_taken_without_a_token_and_an_unsigned_one_is_not() throws Exception {
        work.run();
        var reference = db.sql("select gateway_ref from messages.message where subject_id = 1")
                .query(String.class)
                .single();
        var body = "{\"receipts\":[{\"reference\":\"%s\",\"delivered\":true}]}"
                .formatted(reference)
                .getBytes(StandardCharsets.UTF_8);
        mvc.perform(post("/api/v1/receipts/trial")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isUnauthorized());
        mvc.perform(post("/api/v1/receipts/trial")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("X-Signature", ReceiptsApi.signature(body, "guessed"))
                        .content(body))
                .andExpect(status().isUnauthorized());
        mvc.perform(post("/api/v1/receipts/trial")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("X-Signature", ReceiptsApi.signature(body, "hush"))
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.taken").value(1));
        mvc.perform(get("/api/v1/messages").param("state", "DELIVERED").with(as(WHOLE, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void a_template_is_shown_with_a_real_record_and_its_length() throws Exception {
        mvc.perform(get("/api/v1/message-templates").with(as(WHOLE, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(6))
                .andExpect(jsonPath("$.offered.licence['number.tail'].zh").value("许可证编号尾号"));
        mvc.perform(post("/api/v1/message-templates/renewal-opens/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"JY25101990000003\"}")
                        .with(as(STREET, MESSAGE_READ)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.body").value(containsString("尾号0003")))
                .andExpect(jsonPath("$.segments").value(2));
        mvc.perform(post("/api/v1/message-templates/renewal-opens/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"licence/3\"}")
                        .with(as(OTHER_STREET, MESSAGE_READ)))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages",
                "/messages?state=UNCERTAIN",
                "/messages/uncertain",
                "/messages/templates",
                "/messages/templates/renewal-opens",
                "/messages/templates/renewal-opens?subject=licence/3",
                "/messages/templates/renewal-opens?subject=nothing",
                "/messages/trial-inbox",
                "/messages/of-case/1000001",
                "/messages/of-case/77"
            })
    void every_page_is_drawn_and_shows_no_whole_number(String path) throws Exception {
        uncertain(1);
        db.sql("update messages.message set not_before = now() - interval '1 minute' where state = 'QUEUED'")
                .update();
        work.run();
        mvc.perform(get(path).with(as(WHOLE, MESSAGE_READ, MESSAGE_SETTLE)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("13800000"))));
    }

    @Test
    void from_the_sweep_over_the_case_to_the_text_on_the_telephone() throws Exception {
        new District(db, seals).found();
        db.sql("""
                insert into ledgers.licence (district, id, number, type, type_known, holder, code, region, phone, expires) values
                ('510199', 501, 'W510199000501', 'public_hygiene', true, '示例理发店', '92510199MA00000501', '510199001001', '13800000501',
                 date '2026-06-30')
                """).update();
        Numbers.seal(db, seals);
        mvc.perform(post("/api/v1/sweeps")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"asOf\":\"2026-05-01\",\"dryRun\":false}")
                        .with(as(WHOLE, Permission.SWEEP_RUN)))
                .andExpect(status().isOk());
        work.run();
        mvc.perform(get("/api/v1/messages").param("subject", "W510199000501").with(as(STREET, MESSAGE_READ)))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].step").value("latest-30"))
                .andExpect(jsonPath("$.items[0].case").isNumber())
                .andExpect(jsonPath("$.items[0].state").value("SENT"))
                .andExpect(jsonPath("$.items[0].body").value(containsString("公共场所卫生许可证（证号尾号0501）2026年6月30日到期")))
                .andExpect(jsonPath("$.items[0].body").value(containsString("2026年5月31日")));
    }

    @Test
    void on_the_page_a_person_settles_and_lets_a_trial_receipt_come() throws Exception {
        mvc.perform(post("/messages/" + uncertain(1) + "/settle")
                        .param("version", "1")
                        .param("as", "sent")
                        .with(csrf())
                        .with(as(WHOLE, MESSAGE_READ, MESSAGE_SETTLE)))
                .andExpect(redirectedUrl("/messages/uncertain"));
        work.run();
        var reference = db.sql("select gateway_ref from messages.message where subject_id = 3")
                .query(String.class)
                .single();
        mvc.perform(post("/messages/trial-inbox/" + reference + "/receipt")
                        .param("delivered", "false")
                        .with(csrf())
                        .with(as(STREET, MESSAGE_READ, MESSAGE_SETTLE)))
                .andExpect(redirectedUrl("/messages/trial-inbox"));
        assertThat(db.sql("select state from messages.message where subject_id = 3")
                        .query(String.class)
                        .single())
                .isEqualTo("UNDELIVERED");
    }
}
