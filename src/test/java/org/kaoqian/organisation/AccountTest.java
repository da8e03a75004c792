package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Passwords belong to their owners: others can only reset them, and a given one opens nothing. */
@SpringBootTest
class AccountTest {

    private static final String FRESH = "xin-kou-ling-2026";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    private MockMvc mvc;
    private OfficerId chen;
    private OfficerId li;

    @BeforeEach
    void open() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var district = SmallDistrict.founded(db);
        chen = district.person("chen", "陈某", SmallDistrict.DISTRICT, Role.ADMINISTRATOR);
        li = district.person("li", "李某", SmallDistrict.FIRST_STREET, Role.CLERK);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
        db.sql("truncate access.failed_sign_in, access.token").update();
    }

    @Test
    void a_new_password_ends_every_other_session_and_token() throws Exception {
        var here = session("li", SmallDistrict.PASSWORD);
        var elsewhere = session("li", SmallDistrict.PASSWORD);
        var token = token("li", SmallDistrict.PASSWORD);
        mvc.perform(get("/account").session(here))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("示范一街道")));
        password(here, SmallDistrict.PASSWORD, FRESH).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").session(here)).andExpect(status().isOk());
        mvc.perform(get("/account").session(elsewhere)).andExpect(redirectedUrl("/sign-in?why=expired"));
        with(token, get("/api/v1/me")).andExpect(status().isUnauthorized());
        with(token("li", FRESH), get("/api/v1/me")).andExpect(status().isOk());
        assertThat(audited("account/li")).contains("password.changed");
    }

    @Test
    void a_password_that_cannot_be_is_refused_with_the_reason() throws Exception {
        var token = token("li", SmallDistrict.PASSWORD);
        refused(token, SmallDistrict.PASSWORD, "short", "口令至少10个字符。");
        refused(token, SmallDistrict.PASSWORD, SmallDistrict.PASSWORD, "新口令不能与现在的相同。");
        refused(token, "not-the-old-one", FRESH, "现在的口令不正确。");
        var here = session("li", SmallDistrict.PASSWORD);
        mvc.perform(post("/account/password")
                        .session(here)
                        .with(csrf())
                        .param("old", SmallDistrict.PASSWORD)
                        .param("fresh", FRESH)
                        .param("again", FRESH + "x"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("两次输入的新口令不一致。")));
        for (var i = 0; i < 5; i++) {
            refused(token, "guess", FRESH, "现在的口令不正确。");
        }
        change(token, SmallDistrict.PASSWORD, FRESH).andExpect(status().isTooManyRequests());
    }

    @Test
    void a_one_time_password_opens_nothing_but_the_way_to_ones_own() throws Exception {
        var before = session("li", SmallDistrict.PASSWORD);
        var oneTime = reset();
        mvc.perform(get("/account").session(before)).andExpect(redirectedUrl("/sign-in?why=expired"));
        var here = session("li", oneTime);
        mvc.perform(get("/organisation").session(here)).andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").session(here)).andExpect(content().string(containsString("请先设置自己的口令")));
        var token = token("li", oneTime);
        with(token, get("/api/v1/me")).andExpect(status().isForbidden());
        change(token, oneTime, FRESH).andExpect(status().isNoContent());
        with(token, get("/api/v1/me")).andExpect(status().isOk());
        assertThat(audited("account/li")).contains("password.reset", "password.changed");
    }

    @Test
    void an_administrator_changes_role_closes_opens_and_unlocks_on_the_version_seen() throws Exception {
        var admin = token("chen", SmallDistrict.PASSWORD);
        var token = token("li", SmallDistrict.PASSWORD);
        var path = "/api/v1/officers/" + li + "/account";
        with(admin, json(patch(path), "{\"version\":1,\"active\":false}"))
                .andExpect(jsonPath("$.active").value(false))
                .andExpect(jsonPath("$.version").value(2));
        with(token, get("/api/v1/me")).andExpect(status().isUnauthorized());
        with(admin, json(patch(path), "{\"version\":1,\"role\":\"LEADER\"}")).andExpect(status().isConflict());
        with(admin, json(patch(path), "{\"version\":2,\"role\":\"LEADER\",\"active\":true}"))
                .andExpect(jsonPath("$.role").value("LEADER"));
        for (var i = 0; i < 5; i++) {
            ask("li", "guess").andExpect(status().isUnauthorized());
        }
        with(admin, get(path)).andExpect(jsonPath("$.lockedUntil").isNotEmpty());
        with(admin, delete(path + "/lock")).andExpect(status().isNoContent());
        with(token("li", SmallDistrict.PASSWORD), get("/api/v1/me")).andExpect(status().isOk());
        assertThat(audited("account/li")).contains("account.changed", "account.unlocked");
    }

    @Test
    void nobody_shuts_oneself_out_and_a_clerk_manages_no_account() throws Exception {
        var admin = token("chen", SmallDistrict.PASSWORD);
        with(admin, json(patch("/api/v1/officers/" + chen + "/account"), "{\"version\":1,\"active\":false}"))
                .andExpect(status().isUnprocessableContent());
        var clerk = token("li", SmallDistrict.PASSWORD);
        var path = "/api/v1/officers/" + chen + "/account";
        with(clerk, get(path)).andExpect(status().isForbidden());
        with(clerk, json(patch(path), "{\"version\":1,\"role\":\"AUDITOR\"}")).andExpect(status().isForbidden());
        with(clerk, json(post(path + "/password"), "{\"version\":1}")).andExpect(status().isForbidden());
        with(clerk, delete(path + "/lock")).andExpect(status().isForbidden());
    }

    @Test
    void the_officers_page_shows_the_one_time_password_once_and_only_to_an_administrator() throws Exception {
        var admin = session("chen", SmallDistrict.PASSWORD);
        var page = "/organisation/officers/" + li;
        mvc.perform(get(page).session(admin)).andExpect(content().string(containsString("重置口令")));
        mvc.perform(post(page + "/account/password").session(admin).with(csrf()).param("version", "1"))
                .andExpect(redirectedUrl(page))
                .andExpect(flash().attributeExists("oneTime"));
        mvc.perform(get(page).session(admin)).andExpect(content().string(containsString("只显示这一次")));
        mvc.perform(get(page).session(admin))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .doesNotContain("只显示这一次")
                        .contains("待改口令"));
    }

    private String reset() throws Exception {
        var answer = with(
                        token("chen", SmallDistrict.PASSWORD),
                        json(post("/api/v1/officers/" + li + "/account/password"), "{\"version\":1}"))
                .andExpect(status().isOk())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.oneTimePassword");
    }

    private void refused(String token, String old, String fresh, String why) throws Exception {
        change(token, old, fresh)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail_zh").value(why));
    }

    private ResultActions change(String token, String old, String fresh) throws Exception {
        return with(token, json(post("/api/v1/me/password"), "{\"old\":\"%s\",\"new\":\"%s\"}".formatted(old, fresh)));
    }

    private ResultActions password(MockHttpSession session, String old, String fresh) throws Exception {
        return mvc.perform(post("/account/password")
                .session(session)
                .with(csrf())
                .param("old", old)
                .param("fresh", fresh)
                .param("again", fresh));
    }

    private java.util.List<String> audited(String subject) {
        return db.sql("select action from audit.entry where subject = :subject order by seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private MockHttpSession session(String username, String password) throws Exception {
        var answer = mvc.perform(post("/sign-in")
                        .with(csrf())
                        .param("username", username)
                        .param("password", password))
                .andExpect(redirectedUrl("/"))
                .andReturn();
        return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession(false));
    }

    private ResultActions ask(String username, String password) throws Exception {
        return mvc.perform(json(
                post("/api/v1/tokens"), "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)));
    }

    private String token(String username, String password) throws Exception {
        return JsonPath.read(ask(username, password).andReturn().getResponse().getContentAsString(), "$.token");
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private ResultActions with(String token, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }
}
