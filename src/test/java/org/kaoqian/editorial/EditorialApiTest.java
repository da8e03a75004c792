package org.kaoqian.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The editors' room over the API and on its pages: who may and who may not (S2.8). */
@SpringBootTest
class EditorialApiTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private EntryRevisions revisions;

    @Autowired
    private TrialStore trials;

    @Autowired
    private InForce inForce;

    private final Map<String, String> tokens = new HashMap<>();
    private MockMvc mvc;
    private Newsroom room;

    @BeforeEach
    void open() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        room = Newsroom.founded(db);
    }

    @AfterEach
    void close() {
        Newsroom.dissolve(db);
        inForce.follow();
    }

    @Test
    void from_a_question_that_did_not_help_to_a_published_answer() throws Exception {
        room.asked("老坛子泡菜水倒哪个沟沟头", "ANSWER", "drainage.fee", 0.99, false);
        call("editor", post("/api/v1/editorial/groups/gather"))
                .andExpect(jsonPath("$.questions").value(1));
        var groups = call("editor", get("/api/v1/editorial/groups"))
                .andExpect(jsonPath("$.items[0].reasons.unhelpful").value(1))
                .andReturn();
        int group = JsonPath.read(groups.getResponse().getContentAsString(), "$.items[0].id");
        call("editor", get("/api/v1/editorial/groups/" + group))
                .andExpect(jsonPath("$.nearest.length()").value(greaterThan(2)))
                .andExpect(jsonPath("$.examples[0].answered").value("drainage.fee"));

        var made = call("editor", post("/api/v1/editorial/drafts"), """
            {"entry": "e13.pickle_water", "title": "泡菜水倒哪里", "answer": "先过隔油池，再进污水管；到{counter}问。", "why": "大家在问",
             "ask": ["泡菜水倒哪里"], "group": %d}\
            """.formatted(group))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.draft.entry").value("drainage.pickle_water"))
                .andExpect(jsonPath("$.draft.kind").value("made"))
                .andReturn();
        int id = JsonPath.read(made.getResponse().getContentAsString(), "$.draft.id");
        decide("editor", id, "send").andExpect(status().isUnprocessableContent());
        var trial = trials.add(revisions.find(new RevisionId(id)).orElseThrow(), "editor")
                .orElseThrow();
        call("editor", post("/api/v1/editorial/drafts/" + id + "/trial")).andExpect(status().isConflict());
        trials.end(trial, Trial.State.DONE);
        decide("editor", id, "send")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("sent"));

        decide("editor2", id, "approve").andExpect(status().isForbidden());
        decide("officer", id, "approve").andExpect(status().isForbidden());
        decide("leader", id, "approve")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("published"));
        decide("leader2", id, "approve")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail_zh").value(containsString("leader")));
        mvc.perform(get("/api/v1/entries/e13.pickle_water"))
                .andExpect(jsonPath("$.text").value(containsString("以窗口公布为准")))
                .andExpect(jsonPath("$.reviewedBy").value("editor"));
        call("editor", get("/api/v1/editorial/groups?state=answered"))
                .andExpect(jsonPath("$.items[0].entry").value("drainage.pickle_water"));

        call("editor", post("/api/v1/editorial/entries/drainage.pickle_water/take-back"), "{\"why\": \"说错了\"}")
                .andExpect(status().isForbidden());
        call("leader", post("/api/v1/editorial/entries/drainage.pickle_water/take-back"), "{\"why\": \"说错了\"}")
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/entries/drainage.pickle_water")).andExpect(status().isNotFound());
    }

    @Test
    void the_author_never_approves_even_a_leader() throws Exception {
        var made = call("leader", post("/api/v1/editorial/drafts"), """
            {"entry": "drainage.fee", "answer": "不收费。", "why": "写短些"}\
            """)
                .andExpect(status().isCreated())
                .andReturn();
        int id = JsonPath.read(made.getResponse().getContentAsString(), "$.draft.id");
        trials.end(
                trials.add(revisions.find(new RevisionId(id)).orElseThrow(), "leader")
                        .orElseThrow(),
                Trial.State.DONE);
        decide("leader", id, "send").andExpect(status().isOk());
        decide("leader", id, "approve")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail_zh").value(containsString("自己起草")));
        decide("leader2", id, "reject").andExpect(status().isUnprocessableContent());
        call(
                        "leader2",
                        post("/api/v1/editorial/drafts/" + id + "/decision"),
                        "{\"decision\": \"reject\", \"note\": \"漏了检测费\"}")
                .andExpect(jsonPath("$.state").value("rejected"));
        call("leader", get("/api/v1/editorial/entries/drainage.fee"))
                .andExpect(jsonPath("$.history[0].note").value("漏了检测费"));
    }

    @Test
    void faults_are_listed_each_with_what_to_do() throws Exception {
        call("editor", post("/api/v1/editorial/drafts"), """
            {"entry": "drainage.new_one", "answer": "到{window1}办", "why": ""}\
            """)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.faults.length()").value(greaterThan(2)))
                .andExpect(jsonPath("$.faults[*].detail_zh").value(hasItem(containsString("花括号"))));
    }

    @Test
    void a_changed_law_shows_on_answers_until_it_was_reviewed() throws Exception {
        call("editor", get("/api/v1/editorial/laws"))
                .andExpect(jsonPath("$.items.length()").value(greaterThan(100)));
        call("editor", post("/api/v1/editorial/laws/changes"), """
            {"law": "城镇排水与污水处理条例", "from": "2026-12-01", "note": "罚款幅度调整"}\
            """)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.entries").value(greaterThan(3)));
        mvc.perform(get("/api/v1/entries/e13.penalty"))
                .andExpect(jsonPath("$.underReviewSince").value("2026-12-01"));
        call("editor", get("/api/v1/editorial/reviews"))
                .andExpect(jsonPath("$.items[0].note").value("罚款幅度调整"));
        call("editor", post("/api/v1/editorial/entries/drainage.penalty/still-right"), "{\"note\": \"\"}")
                .andExpect(status().isUnprocessableContent());
        call("editor", post("/api/v1/editorial/entries/drainage.penalty/still-right"), "{\"note\": \"对照新条例第50条\"}")
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/entries/e13.penalty"))
                .andExpect(jsonPath("$.underReviewSince").isEmpty());
        call("editor", post("/api/v1/editorial/laws/changes"), """
            {"law": "没有这部法", "from": "2026-12-01", "note": "x"}\
            """).andExpect(status().isUnprocessableContent());
        call("editor", post("/api/v1/editorial/items/drainage/reviewed"), "{\"next\": \"2020-01-01\"}")
                .andExpect(status().isUnprocessableContent());
        call("editor", post("/api/v1/editorial/items/drainage/reviewed"), "{}").andExpect(status().isOk());
        mvc.perform(get("/api/v1/items/drainage"))
                .andExpect(jsonPath("$.entries[0].reviewedBy").value("钱编辑"));
    }

    @Test
    void a_district_setting_says_where_it_stands_and_every_answer_follows() throws Exception {
        call("editor", get("/api/v1/editorial/settings"))
                .andExpect(jsonPath("$.items[?(@.name=='counter')].shown").value(hasItem("以窗口公布为准")))
                .andExpect(jsonPath("$.items[0].entries").value(greaterThan(10)));
        call("officer", put("/api/v1/editorial/settings/phone"), "{\"value\": \"028-8000\"}")
                .andExpect(status().isForbidden());
        call("editor", put("/api/v1/editorial/settings/phone"), "{\"value\": \"028-80000000\"}")
                .andExpect(jsonPath("$.by").value("editor"));
        mvc.perform(get("/api/v1/entries/drainage.contact"))
                .andExpect(jsonPath("$.text").value(containsString("028-80000000")));
    }

    @Test
    void figures_count_by_day_hour_and_item() throws Exception {
        room.asked("一", "ANSWER", "drainage.fee", 0.99, true);
        room.asked("二", "CHOICES", null, 0.5, null);
        room.asked("三", "HANDOVER", null, 0.1, null);
        db.sql("update knowledge.turn set item = 'drainage' where asked = '一'").update();
        call("leader", get("/api/v1/editorial/figures"))
                .andExpect(jsonPath("$.all.asked").value(3))
                .andExpect(jsonPath("$.all.answered").value(1))
                .andExpect(jsonPath("$.all.back").value(1))
                .andExpect(jsonPath("$.all.nothing").value(1))
                .andExpect(jsonPath("$.all.helpful").value(1))
                .andExpect(jsonPath("$.hours.length()").value(24))
                .andExpect(jsonPath("$.days.length()").value(30))
                .andExpect(
                        jsonPath("$.items[?(@.item=='drainage')].count.asked").value(hasItem(1)));
        call("officer", get("/api/v1/editorial/figures")).andExpect(status().isForbidden());
        call("auditor", get("/api/v1/editorial/groups")).andExpect(status().isForbidden());
    }

    @Test
    void every_page_opens_for_an_editor() throws Exception {
        room.asked("老坛子泡菜水倒哪个沟沟头", "HANDOVER", null, 0.3, null);
        page(Role.CLERK, post("/editorial/gather").with(csrf())).andExpect(status().is3xxRedirection());
        var group = db.sql("select id from editorial.question_group")
                .query(Long.class)
                .single();
        page(
                        Role.CLERK,
                        post("/editorial/groups/" + group + "/phrasings")
                                .with(csrf())
                                .param("entry", "drainage.grease_trap")
                                .param("ask", "泡菜水倒哪里"))
                .andExpect(status().is3xxRedirection());
        var draft =
                db.sql("select id from editorial.revision").query(Long.class).single();
        for (var path : List.of(
                "/editorial",
                "/editorial?state=aside&sort=newest",
                "/editorial/groups/" + group,
                "/editorial/entries",
                "/editorial/entries?q=排水",
                "/editorial/entries?item=drainage",
                "/editorial/entries/drainage.fee",
                "/editorial/items/drainage/write",
                "/editorial/items/drainage/write?name=fee&group=" + group,
                "/editorial/drafts",
                "/editorial/drafts/" + draft,
                "/editorial/drafts/" + draft + "/trial",
                "/editorial/laws",
                "/editorial/laws/one?name=行政许可法",
                "/editorial/reviews",
                "/editorial/settings",
                "/editorial/figures")) {
            page(Role.CLERK, get(path))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("</")));
        }
        assertThat(page(Role.CLERK, get("/editorial/groups/" + group))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("泡菜水", "id=\"nearest\"");
    }

    private ResultActions decide(String who, int id, String decision) throws Exception {
        return call(
                who,
                post("/api/v1/editorial/drafts/" + id + "/decision"),
                "{\"decision\": \"" + decision + "\", \"digest\": \""
                        + revisions
                                .find(new RevisionId(id))
                                .orElseThrow()
                                .content()
                                .digest() + "\"}");
    }

    private ResultActions call(String who, MockHttpServletRequestBuilder request) throws Exception {
        return call(who, request, "{}");
    }

    private ResultActions call(String who, MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.header("Authorization", token(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions page(Role role, MockHttpServletRequestBuilder request) throws Exception {
        var viewer = new Viewer(7, "editor", "钱编辑", SmallDistrict.DISTRICT, role.permissions());
        return mvc.perform(request.header("Accept-Language", "zh-CN")
                .with(authentication(new TestingAuthenticationToken(viewer, null, "ROLE_USER"))));
    }

    private String token(String username) throws Exception {
        var known = tokens.get(username);
        if (known != null) {
            return known;
        }
        var answer = mvc.perform(post("/api/v1/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(username, SmallDistrict.PASSWORD)))
                .andReturn();
        String token = "Bearer " + JsonPath.read(answer.getResponse().getContentAsString(), "$.token");
        tokens.put(username, token);
        return token;
    }
}
