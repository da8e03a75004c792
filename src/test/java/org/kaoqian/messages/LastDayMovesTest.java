package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.ledgers.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What was counted over a year without published holidays follows when they are (S2.6): cases, timelines, messages. */
@WholeHouse
@Import(LastDayMovesTest.MondayTen.class)
class LastDayMovesTest {

    @Autowired
    JdbcClient db;

    @Autowired
    Seals seals;

    @Autowired
    MockMvc web;

    @Autowired
    Preparing preparing;

    @Autowired
    MessageTemplates templates;

    @Autowired
    WorkOnOutbox work;

    @TestConfiguration
    static class MondayTen {

        @Bean
        @Primary
        Clock mondayTen() {
            return new SettableClock(Outfit.MONDAY_TEN);
        }
    }

    /** Four licences for food, good until 1 March 2027; without the holidays their last day is 8 February. */
    @BeforeEach
    void cases_with_a_provisional_deadline() {
        var district = new District(db, seals);
        district.found();
        district.raise(4, "opens");
        db.sql("""
                truncate casework.entry;
                update casework.cases set kind = 'food_business', deadline = date '2027-02-08';
                update casework.cases set state = 'postponed', postponed_until = date '2026-12-01' where subject_id = 2;
                update casework.cases set state = 'closed', outcome = 'OTHER', closed_at = opened_at where subject_id = 3;
                update rules.occasion set deadline = date '2027-02-08', why_zh = '最晚2027-02-08。';
                """).update();
        preparing.prepare(
                "510199",
                1,
                new Preparing.Due("licence-renewal", "opens", true, null),
                templates.find("renewal-opens").orElseThrow(),
                Outfit.MONDAY_TEN);
    }

    @AfterEach
    void nothing_published() {
        db.sql("delete from licensing.calendar_year").update();
    }

    @Test
    void a_published_year_moves_open_and_postponed_cases_and_leaves_closed_ones() throws Exception {
        publish();

        assertThat(column("select deadline || ' ' || version from casework.cases order by subject_id"))
                .containsExactly("2027-02-02 2", "2027-02-02 2", "2027-02-08 1", "2027-02-02 2");
        assertThat(column("select zh from casework.entry where case_id = 1000001"))
                .containsExactly("2027年的节假日安排已公布：期限由2027-02-08改为2027-02-02。");
        assertThat(column("select en from casework.entry where case_id = 1000002"))
                .containsExactly(
                        "The working calendar of 2027 was published: the last day moved from 2027-02-08 to 2027-02-02.");
        assertThat(
                        column(
                                "select detail from audit.entry where action = 'case.deadlines-moved' order by seq desc limit 1"))
                .containsExactly("The working calendar of 2027 was published: 3 cases");

        publish();
        assertThat(column("select count(*)::text from casework.entry where kind = 'recomputed'"))
                .as("the same year again moves nothing")
                .containsExactly("3");
    }

    @Test
    void what_waits_to_be_sent_names_the_new_last_day_and_what_names_the_old_one_is_stopped() throws Exception {
        db.sql(
                        "update messages.message set state = 'SENDING', owner = 'x', attempts = 1, lease_until = not_before where subject_id = 4")
                .update();
        publish();
        assertThat(column("select body from messages.message where subject_id in (1, 2)"))
                .hasSize(2)
                .allSatisfy(body -> assertThat(body).contains("2027年2月2日").doesNotContain("2027年2月8日"));

        db.sql("update messages.message set state = 'QUEUED' where subject_id = 4")
                .update();
        work.run();

        assertThat(column("select state from messages.message where subject_id in (1, 2, 4) order by subject_id"))
                .containsExactly("SENT", "SENT", "STOPPED");
        assertThat(column("select body from messages.trial_inbox where body like '%2月8日%'"))
                .isEmpty();
    }

    @Test
    void a_case_says_that_its_deadline_is_provisional_until_the_year_is_published() throws Exception {
        var one = "/api/v1/cases/1000001";
        var reader = District.as(District.WHOLE, Permission.CASE_READ);
        web.perform(get(one).with(reader))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.provisionalBecause.zh").value(containsString("2027年的节假日安排尚未公布")));
        web.perform(get("/cases/1000001").with(reader)).andExpect(content().string(containsString("2027年的节假日安排尚未公布")));

        publish();

        web.perform(get(one).with(reader))
                .andExpect(jsonPath("$.deadline").value("2027-02-02"))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.reason.why.zh").value(containsString("最晚2027-02-02")));
    }

    private void publish() throws Exception {
        web.perform(put("/api/v1/calendar/years/2027")
                        .with(District.as(District.WHOLE, Permission.CALENDAR_MANAGE, Permission.LICENCE_TYPE_READ))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"announced": "2026-11-20", "off": ["2027-01-01~2027-01-03", "2027-02-05~2027-02-11"],
                                 "work": ["2027-02-20"]}"""))
                .andExpect(status().isOk());
    }

    private java.util.List<String> column(String sql) {
        return db.sql(sql).query(String.class).list();
    }
}
