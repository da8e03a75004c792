package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.kaoqian.organisation.SmallDistrict.DISTRICT;
import static org.kaoqian.organisation.SmallDistrict.FIRST_COMMUNITY;
import static org.kaoqian.organisation.SmallDistrict.FIRST_STREET;
import static org.kaoqian.organisation.SmallDistrict.SECOND_STREET;
import static org.kaoqian.organisation.SmallDistrict.ZONE;
import static org.kaoqian.organisation.SmallDistrict.ZONE_COMMUNITY;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Accounts;
import org.kaoqian.access.Role;
import org.kaoqian.access.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** S2.1 from the desk: the API and the pages, each in the scope of whoever looks. */
@SpringBootTest
class OrganisationDeskTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RecordAbsence recordAbsence;

    @Autowired
    private SettableClock clock;

    private MockMvc mvc;
    private SmallDistrict district;
    private OfficerId chen;
    private OfficerId li;
    private OfficerId zhang;

    @BeforeEach
    void open() {
        clock.set("2026-11-23T09:00");
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        district = SmallDistrict.founded(db);
        chen = district.person("chen", "陈某", DISTRICT, Role.ADMINISTRATOR);
        li = district.person("li", "李某", FIRST_STREET, Role.OFFICER);
        zhang = district.person("zhang", "张某", FIRST_COMMUNITY, Role.OFFICER);
        district.person("sun", "孙某", SECOND_STREET, Role.OFFICER);
        district.person("zhao", "赵某", ZONE, Role.LEADER);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
    }

    @Test
    void me_says_who_i_am_and_what_i_may() throws Exception {
        as("li", get("/api/v1/me"))
                .andExpect(jsonPath("$.username").value("li"))
                .andExpect(jsonPath("$.name").value("李某"))
                .andExpect(jsonPath("$.scope").value("510199001000"))
                .andExpect(jsonPath("$.permissions", hasItem("CASE_WORK")))
                .andExpect(jsonPath("$.permissions", not(hasItem("ORGANISATION_MANAGE"))));
    }

    @Test
    void regions_and_officers_are_those_of_ones_scope() throws Exception {
        as("chen", get("/api/v1/regions"))
                .andExpect(jsonPath("$.items.length()").value(8));
        as("li", get("/api/v1/regions"))
                .andExpect(jsonPath("$.items.length()").value(3))
                .andExpect(jsonPath("$.items[0].kind").value("street"))
                .andExpect(jsonPath("$.items[0].parent").value("510199000000"));
        as("li", get("/api/v1/officers")).andExpect(jsonPath("$.items[*].username", not(hasItem("sun"))));
        as("li", get("/api/v1/officers?region=510199")).andExpect(jsonPath("$.items[*].username", not(hasItem("sun"))));
        as("chen", get("/api/v1/officers?limit=2"))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.next").value(li.value()));
    }

    @Test
    void a_zone_sees_the_streets_inside_it() throws Exception {
        as("zhao", get("/api/v1/regions"))
                .andExpect(jsonPath("$.items[*].code", hasItem(ZONE_COMMUNITY.code())))
                .andExpect(jsonPath("$.items.length()").value(3));
    }

    @Test
    void an_assignment_names_the_officer_and_the_reason_or_nobody() throws Exception {
        as("li", get("/api/v1/assignments?region=510199001001"))
                .andExpect(jsonPath("$.officer.username").value("zhang"))
                .andExpect(jsonPath("$.nobody").value(false))
                .andExpect(jsonPath("$.reason_zh").isNotEmpty());
        as("li", get("/api/v1/assignments?region=510199002000")).andExpect(status().isNotFound());
        as("li", get("/api/v1/assignments?duty=no-such")).andExpect(status().isNotFound());
        district.leaves(chen, "2026-11-22");
        district.leaves(li, "2026-11-22");
        as("chen", get("/api/v1/assignments?gaps=true"))
                .andExpect(jsonPath("$.items[*].region", hasItem("510199001002")))
                .andExpect(jsonPath("$.items[0].nobody").value(true))
                .andExpect(jsonPath("$.items[0].officer").doesNotExist());
    }

    @Test
    void an_officer_records_the_own_absence_and_the_work_goes_to_the_cover() throws Exception {
        var id = absent("zhang", "2026-11-24", "2026-11-27", li);
        as("li", get("/api/v1/assignments?region=510199001001&date=2026-11-25"))
                .andExpect(jsonPath("$.officer.username").value("li"))
                .andExpect(jsonPath("$.coverFor").value(zhang.value()));
        as("zhang", delete("/api/v1/absences/" + id + "?version=1")).andExpect(status().isNoContent());
        as("li", get("/api/v1/assignments?region=510199001001&date=2026-11-25"))
                .andExpect(jsonPath("$.officer.username").value("zhang"));
        assertThat(db.sql("select action from audit.entry where subject = 'officer/" + zhang + "' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("absence.recorded", "absence.ended");
    }

    @Test
    void nobody_but_the_administrator_records_an_absence_for_another() throws Exception {
        record("li", zhang, "2026-11-24", "2026-11-27", null).andExpect(status().isNotFound());
        record("chen", zhang, "2026-11-24", "2026-11-27", null).andExpect(status().isCreated());
    }

    @Test
    void what_cannot_be_is_refused_with_a_sentence() throws Exception {
        absent("li", "2026-11-24", "2026-11-27", null);
        refused(li, "2026-11-27", "2026-11-30", null, "与已登记的请假（2026-11-24至2026-11-27）重叠，请先结束那一段或改日期。");
        refused(zhang, "2026-11-26", "2026-11-30", li, "李某在2026-11-24至2026-11-27也请假，请另选替班人。");
        refused(zhang, "2026-11-30", "2026-11-26", null, "结束日期不能早于开始日期。");
        refused(zhang, "2026-11-20", "2026-11-22", null, "这段时间已经过去。");
        refused(zhang, "2026-11-24", "2026-11-25", zhang, "本人不能为自己替班。");
        refused(zhang, "2026-11-24", "2028-11-25", null, "一次请假不能超过一年；长期离岗请调整岗位任职。");
        refused(zhang, "2026-11-24", "2026-11-25", new OfficerId(9_999_999), "找不到这位替班人，或其当天没有任职。");
    }

    @Test
    void a_running_absence_ends_yesterday_and_a_stale_version_is_a_conflict() throws Exception {
        var id = absent("zhang", "2026-11-23", "2026-11-27", null);
        clock.set("2026-11-25T09:00");
        as("zhang", delete("/api/v1/absences/" + id + "?version=7")).andExpect(status().isConflict());
        as("zhang", delete("/api/v1/absences/" + id + "?version=1")).andExpect(status().isNoContent());
        as("zhang", get("/api/v1/absences"))
                .andExpect(jsonPath("$.items[0].to").value("2026-11-24"))
                .andExpect(jsonPath("$.items[0].version").value(2));
    }

    @Test
    void of_two_overlapping_absences_recorded_at_once_one_is_refused() throws Exception {
        var draft = new AbsenceDraft(li, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 5), "年休假", null);
        try (var both = Executors.newFixedThreadPool(4)) {
            Callable<RecordAbsence.Outcome> task = () -> recordAbsence.record(draft);
            var outcomes = both.invokeAll(List.of(task, task, task, task));
            var recorded = 0;
            for (var outcome : outcomes) {
                recorded += outcome.get() instanceof RecordAbsence.Outcome.Recorded ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(1);
        }
    }

    @Test
    void the_chart_shows_who_answers_and_the_gaps() throws Exception {
        as("chen", get("/organisation")).andExpect(page("示范一街道", "李某", "示范功能区"));
        as("li", get("/organisation"))
                .andExpect(page("示范一社区", "张某"))
                .andExpect(content().string(not(containsString("示范二街道"))));
        as("chen", get("/organisation?q=孙")).andExpect(page("示范二街道", "孙某"));
        as("chen", get("/organisation/gaps")).andExpect(page("没有空白"));
        district.leaves(chen, "2026-11-22");
        district.leaves(li, "2026-11-22");
        as("chen", get("/organisation/gaps")).andExpect(page("示范二社区", "社区级、街道级、区级无人负责此事项"));
        as("chen", get("/organisation")).andExpect(page("个区域无人负责"));
    }

    @Test
    void an_officers_page_shows_posts_absences_and_workload_within_scope() throws Exception {
        absent("li", "2026-11-23", "2026-12-03", chen);
        as("zhang", get("/organisation/officers/" + li)).andExpect(page("李某", "由陈某替班", "服务专员"));
        as("zhang", get("/organisation/officers/" + li)).andExpect(content().string(not(containsString("销假"))));
        as("li", get("/organisation/officers/" + li)).andExpect(page("销假"));
        as("chen", get("/organisation/officers/" + chen)).andExpect(page("正在替班", "示范一街道"));
        as("zhang", get("/organisation/officers/" + officer("sun"))).andExpect(status().isNotFound());
    }

    @Test
    void the_form_foretells_to_whom_the_work_goes() throws Exception {
        as("zhang", get("/organisation/officers/" + zhang + "/absences/new")).andExpect(page("登记请假", "李某"));
        as(
                        "zhang",
                        get("/organisation/officers/" + zhang + "/absences/preview?from=2026-11-24&to=2026-11-25&cover="
                                + officer("sun")))
                .andExpect(page("许可延续", "孙某"));
        as(
                        "zhang",
                        post("/organisation/officers/" + zhang + "/absences")
                                .with(csrf())
                                .param("from", "2026-11-24")
                                .param("to", "2026-11-23")
                                .param("reason", "年休假"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("结束日期不能早于开始日期。")));
        as(
                        "zhang",
                        post("/organisation/officers/" + zhang + "/absences")
                                .with(csrf())
                                .param("from", "2026-11-24")
                                .param("to", "2026-11-25")
                                .param("reason", "年休假")
                                .param("cover", ""))
                .andExpect(redirectedUrl("/organisation/officers/" + zhang));
        var id = db.sql("select id from organisation.absence").query(Long.class).single();
        as("zhang", post("/organisation/absences/" + id + "/end").with(csrf()).param("version", "1"))
                .andExpect(redirectedUrl("/organisation/officers/" + zhang));
    }

    private org.springframework.test.web.servlet.ResultMatcher page(String... words) {
        return result -> {
            assertThat(result.getResponse().getStatus()).isEqualTo(200);
            assertThat(result.getResponse().getContentAsString()).contains(words);
        };
    }

    private long officer(String username) {
        return accounts.account(username).orElseThrow().viewer().officerId();
    }

    private Object absent(String username, String from, String to, @Nullable OfficerId cover) throws Exception {
        var answer = record(username, new OfficerId(officer(username)), from, to, cover)
                .andExpect(status().isCreated())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private void refused(OfficerId officer, String from, String to, @Nullable OfficerId cover, String why)
            throws Exception {
        record("chen", officer, from, to, cover)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail_zh").value(why));
    }

    private ResultActions record(String by, OfficerId officer, String from, String to, @Nullable OfficerId cover)
            throws Exception {
        return as(
                by,
                post("/api/v1/absences")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"officer\":%s,\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"年休假\",\"cover\":%s}"
                                .formatted(officer, from, to, cover == null ? "null" : cover.toString())));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        var viewer = accounts.account(username).orElseThrow().viewer();
        return mvc.perform(request.with(authentication(new TestingAuthenticationToken(viewer, "", List.of()))));
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock("2026-11-23T09:00");
        }
    }
}
