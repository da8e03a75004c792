package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages of an officer's day (S2.1, S2.7). */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
class PagesTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    MockMvc mvc;
    Desk desk;
    Viewer wang;
    CaseId one;

    @BeforeEach
    void wang_has_a_case_due_in_ten_days() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        desk = new Desk(jdbc);
        desk.found();
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false);
        one = desk.ruleCase(wang);
    }

    @Test
    void the_day_greets_and_sorts_by_deadline() throws Exception {
        desk.ruleCase(wang, Desk.COMMUNITY, Desk.TODAY.minusDays(2));
        desk.ruleCase(wang, Desk.COMMUNITY, Desk.TODAY);
        desk.ruleCase(wang, Desk.COMMUNITY, Desk.TODAY.plusDays(3));

        var page = html(wang, get("/today"));

        assertThat(page).contains("早上好，王芳。今天是2026年11月23日星期一，工作日。");
        assertThat(page).containsSubsequence("已逾期2天", "今天到期", "还有3天", "还有10天");
        assertThat(page).contains("电话提醒办理延续").doesNotContain("今天没有待办");
    }

    @Test
    void a_day_without_work_says_so() throws Exception {
        var li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);

        assertThat(html(li, get("/today"))).contains("今天没有待办");
    }

    @Test
    void what_is_postponed_beyond_today_is_not_today() throws Exception {
        var due = desk.ruleCase(wang, Desk.COMMUNITY, Desk.TODAY);
        jdbc.sql("update casework.cases set state = 'postponed', postponed_until = '2026-11-25' where id = ?")
                .params(due.value())
                .update();

        assertThat(html(wang, get("/today"))).contains("今天没有待办", "11月25日再联系");
    }

    @Test
    void a_long_section_comes_in_pages_without_losing_or_doubling_a_row() throws Exception {
        IntStream.range(0, 60)
                .forEach(n -> desk.ruleCase(wang, n % 2 == 0 ? Desk.COMMUNITY : Desk.STREET, Desk.TODAY.plusDays(20)));
        for (var order : List.of("", "street")) {
            var first = html(wang, get("/today?by=" + order));
            var more = first.substring(
                    first.indexOf("/today/section?"), first.indexOf('"', first.indexOf("/today/section?")));
            var rest = html(wang, get(URI.create(more.replace("&amp;", "&"))));

            assertThat(rows(first)).hasSize(50).doesNotContainAnyElementsOf(rows(rest));
            assertThat(rows(rest)).hasSize(11);
        }
    }

    @Test
    void the_cover_sees_the_cases_of_who_is_absent() throws Exception {
        var wu = desk.person("吴倩", Desk.OTHER_STREET, Role.OFFICER, true);
        var cover = desk.person("郑和", Desk.STREET, Role.OFFICER, false);
        var covered = desk.ruleCase(wu, Desk.OTHER_STREET, Desk.TODAY);
        desk.absent(wu, cover);

        assertThat(html(cover, get("/today"))).contains("/cases/" + covered, "代吴倩办理");
    }

    @Test
    void a_case_shows_only_what_its_viewer_can_do() throws Exception {
        var li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);

        assertThat(html(wang, get("/cases/" + one)))
                .contains("id=\"do-close\"", "id=\"do-postpone\"")
                .doesNotContain("id=\"do-assign\"");
        assertThat(html(li, get("/cases/" + one))).contains("id=\"do-note\"").doesNotContain("id=\"do-close\"");
    }

    @Test
    void a_form_is_done_and_leads_back_to_the_case() throws Exception {
        call(wang, form("contact").param("result", "REACHED").param("version", "1"))
                .andExpect(redirectedUrl("/cases/" + one));
    }

    @Test
    void a_stale_form_keeps_what_was_typed_and_says_what_changed() throws Exception {
        call(wang, form("note").param("note", "先写的").param("version", "1"));

        var answer = call(
                        wang,
                        form("postpone")
                                .param("note", "店主住院")
                                .param("until", "2026-12-01")
                                .param("version", "1"))
                .andExpect(status().isConflict());

        assertThat(answer.andReturn().getResponse().getContentAsString())
                .contains("王芳刚刚更新了这件事", "店主住院", "2026-12-01", "name=\"version\" value=\"2\"");
    }

    @Test
    void a_refused_form_keeps_what_was_typed() throws Exception {
        var answer = call(
                        wang,
                        form("postpone")
                                .param("note", "店主住院")
                                .param("until", "2027-12-01")
                                .param("version", "1"))
                .andExpect(status().isUnprocessableContent());

        assertThat(answer.andReturn().getResponse().getContentAsString()).contains("不能推迟到期限2026年12月3日之后", "店主住院");
    }

    @Test
    void a_contact_logged_from_the_day_answers_with_its_row() throws Exception {
        var row = html(
                wang,
                form("contact")
                        .param("result", "NOT_REACHED")
                        .param("version", "1")
                        .header("HX-Request", "true"));

        assertThat(row).contains("id=\"case-" + one + "\"", "再打一次，或上门").doesNotContain("<html");
    }

    @Test
    void looking_at_a_telephone_number_is_logged() throws Exception {
        assertThat(html(wang, post("/cases/" + one + "/phone"))).contains("tel:13800005678");

        assertThat(jdbc.sql("select detail from audit.entry where action = 'field.revealed'")
                        .query(String.class)
                        .list())
                .contains("phone, case/" + one);
        assertThat(html(wang, get("/cases/" + one))).doesNotContain("13800005678");
    }

    @Test
    void the_queue_of_nobody_tells_why() throws Exception {
        desk.ruleCase(null);

        assertThat(html(wang, get("/cases/unassigned"))).contains("学府社区没有设岗");
    }

    @Test
    void the_list_filters_by_text_street_and_deadline() throws Exception {
        assertThat(html(wang, get("/cases").param("q", "明德").param("officer", "me")))
                .contains("/cases/" + one);
        assertThat(html(wang, get("/cases").param("q", "100%"))).contains("没有符合条件的办件");
        assertThat(html(wang, get("/cases").param("region", Desk.OTHER_STREET).param("officer", "me")))
                .contains("没有符合条件的办件");
        assertThat(html(wang, get("/cases").param("due", "overdue").param("officer", "me")))
                .contains("没有符合条件的办件");
    }

    @Test
    void a_leader_exports_the_list_and_an_officer_does_not() throws Exception {
        var zhao = desk.person("赵敏", Desk.STREET, Role.LEADER, false);

        var workbook = call(zhao, get("/cases/export.xlsx"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(workbook).startsWith('P', 'K');
        call(wang, get("/cases/export.xlsx")).andExpect(status().isForbidden());
    }

    @Test
    void a_case_is_opened_by_hand_from_a_page() throws Exception {
        var licence = desk.licence(Desk.COMMUNITY);

        assertThat(html(wang, get("/cases/new?ledger=licence&subject=" + licence)))
                .contains("示范区明德餐饮店");
        var opened = post("/cases")
                .param("ledger", "licence")
                .param("subject", "" + licence)
                .param("title", "核实地址")
                .param("reason", "群众反映已搬走")
                .param("deadline", "2026-12-31")
                .param("request", java.util.UUID.randomUUID().toString());

        assertThat(call(wang, opened).andReturn().getResponse().getRedirectedUrl())
                .startsWith("/cases/");
    }

    private MockHttpServletRequestBuilder form(String action) {
        return post("/cases/" + one + "/actions").param("action", action);
    }

    private String html(Viewer viewer, MockHttpServletRequestBuilder request) throws Exception {
        return call(viewer, request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions call(Viewer viewer, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(
                request.with(csrf()).with(authentication(new TestingAuthenticationToken(viewer, "", List.of()))));
    }

    private static List<String> rows(String html) {
        return Pattern.compile("<tr id=\"(case-\\d+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
