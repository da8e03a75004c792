package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The API of cases as a program sees it, with a real token. */
@SpringBootTest(classes = Kaoqian.class)
@Import(Desk.FixedClock.class)
class CasesApiTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    MockMvc mvc;
    Desk desk;
    Viewer wang;
    CaseId one;

    @BeforeEach
    void wang_has_a_case() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        desk = new Desk(jdbc);
        desk.found();
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, true);
        one = desk.ruleCase(wang);
    }

    @Test
    void a_list_names_subject_officer_and_deadline() throws Exception {
        call(wang, get("/api/v1/cases?officer=me"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].id").value(one.value()))
                .andExpect(jsonPath("$.items[0].state").value("open"))
                .andExpect(jsonPath("$.items[0].subjectName").value("示范区明德餐饮店"))
                .andExpect(jsonPath("$.items[0].officer.name").value("王芳"))
                .andExpect(jsonPath("$.items[0].deadline").value("2026-12-03"))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() throws Exception {
        var second = desk.ruleCase(wang);
        var third = desk.ruleCase(wang);

        var first = body(call(wang, get("/api/v1/cases?officer=me&limit=2")));
        var rest = body(call(
                wang,
                get("/api/v1/cases?officer=me&limit=2&after="
                        + first.get("next").asString())));

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(first.get("items").get(1).get("id").asLong()).isEqualTo(second.value());
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.get("items").get(0).get("id").asLong()).isEqualTo(third.value());
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void a_case_is_found_by_its_licence_number_and_not_by_another() throws Exception {
        var number = jdbc.sql("select number from casework.cases where id = ?")
                .params(one.value())
                .query(String.class)
                .single();

        call(wang, get("/api/v1/cases").param("subject", number))
                .andExpect(jsonPath("$.items[0].number").value(number));
        call(wang, get("/api/v1/cases").param("subject", "没有的号"))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void a_case_tells_its_reason_and_its_timeline() throws Exception {
        act(wang, "{'action':'contact','result':'promised','note':'周五来','version':1}")
                .andExpect(status().isOk());

        call(wang, get("/api/v1/cases/" + one))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(one.value()))
                .andExpect(jsonPath("$.timeline[0].kind").value("contact"))
                .andExpect(jsonPath("$.timeline[0].actorName").value("王芳"))
                .andExpect(jsonPath("$.reason.citation.zh").value("《中华人民共和国行政许可法》第50条"))
                .andExpect(jsonPath("$.reason.confidence").value("A"));
    }

    @Test
    void an_action_answers_with_the_new_state_and_version() throws Exception {
        act(wang, "{'action':'close','outcome':'RENEWAL_ACCEPTED','newExpiry':'2032-01-23','version':1}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("closed"))
                .andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void a_stale_version_is_a_conflict_that_says_what_changed() throws Exception {
        act(wang, "{'action':'note','note':'第一条','version':1}").andExpect(status().isOk());

        act(wang, "{'action':'note','note':'第二条','version':1}")
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.detail_zh").value("王芳刚刚更新了这件事（备注）；请看最新情况后再办。"));
    }

    @Test
    void what_cannot_be_done_is_refused_with_a_sentence() throws Exception {
        act(wang, "{'action':'postpone','until':'2027-12-03','note':'出差','version':1}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail_zh").value("不能推迟到期限2026年12月3日之后；确有需要请报负责人。"));
        act(wang, "{'action':'postpone','until':'明天','note':'出差','version':1}")
                .andExpect(status().isUnprocessableContent());
        act(wang, "{'action':'dance','version':1}").andExpect(status().isUnprocessableContent());
        act(wang, "{'action':'note','note':'没有版本'}").andExpect(status().isUnprocessableContent());
    }

    @Test
    void what_others_must_do_is_forbidden() throws Exception {
        var li = desk.person("李强", Desk.COMMUNITY, Role.OFFICER, false);

        act(li, "{'action':'close','outcome':'NOT_NEEDED','version':1}").andExpect(status().isForbidden());
        act(wang, "{'action':'assign','officer':'%s','version':1}".formatted(li.username()))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_case_of_another_street_is_not_there() throws Exception {
        var elsewhere = desk.person("陈东", Desk.OTHER_STREET, Role.LEADER, false);

        call(elsewhere, get("/api/v1/cases/" + one)).andExpect(status().isNotFound());
        act(elsewhere, "{'action':'note','note':'？','version':1}").andExpect(status().isNotFound());
    }

    @Test
    void a_case_opened_by_hand_goes_to_the_responsible_officer_once() throws Exception {
        var licence = desk.licence(Desk.COMMUNITY);
        var wanted = "{'ledger':'licence','subjectId':%d,'title':'核实地址','reason':'群众反映已搬走','deadline':'2026-12-31',"
                        .formatted(licence)
                + "'request':'9e2f7a52-64c8-4b8e-8f8d-000000000001'}";

        var first = body(call(wang, json(post("/api/v1/cases"), wanted)).andExpect(status().isCreated()));
        var again = body(call(wang, json(post("/api/v1/cases"), wanted)).andExpect(status().isCreated()));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        call(wang, get("/api/v1/cases").param("subject", "licence/" + licence))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].officer.name").isNotEmpty());
    }

    private ResultActions act(Viewer viewer, String body) throws Exception {
        return call(viewer, json(post("/api/v1/cases/" + one + "/actions"), body));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }

    private ResultActions call(Viewer viewer, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token(viewer)));
    }

    private String token(Viewer viewer) throws Exception {
        jdbc.sql("update organisation.account set password_hash = '{noop}geheim' where username = ?")
                .params(viewer.username())
                .update();
        var request =
                json(post("/api/v1/tokens"), "{'username':'%s','password':'geheim'}".formatted(viewer.username()));
        return body(mvc.perform(request)).get("token").asString();
    }

    private tools.jackson.databind.JsonNode body(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsByteArray());
    }
}
