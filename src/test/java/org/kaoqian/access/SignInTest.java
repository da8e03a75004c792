package org.kaoqian.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/** The door: locks, time-outs, and that it never says which of name and password was wrong. */
@SpringBootTest
class SignInTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private SettableClock clock;

    @Autowired
    private AccessSettings settings;

    private MockMvc mvc;

    @BeforeEach
    void open() {
        clock.set("2026-11-23T09:00");
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        SmallDistrict.founded(db).person("li", "李某", SmallDistrict.FIRST_STREET, Role.OFFICER);
    }

    @AfterEach
    void close() {
        SmallDistrict.dissolve(db);
        db.sql("truncate access.failed_sign_in, access.token").update();
    }

    @Test
    void the_right_password_opens_and_what_was_asked_for_first_is_shown() throws Exception {
        var asked = Objects.requireNonNull(mvc.perform(get("/test/whoami"))
                .andExpect(redirectedUrl("/sign-in?why=first"))
                .andReturn()
                .getRequest()
                .getSession(false));
        mvc.perform(post("/sign-in")
                        .session((MockHttpSession) asked)
                        .with(csrf())
                        .param("username", " Ｌi ")
                        .param("password", SmallDistrict.PASSWORD))
                .andExpect(redirectedUrlPattern("**/test/whoami?continue"));
    }

    @Test
    void a_wrong_name_and_a_wrong_password_look_the_same() throws Exception {
        signIn("li", "wrong").andExpect(redirectedUrl("/sign-in?why=wrong"));
        signIn("nobody", "wrong").andExpect(redirectedUrl("/sign-in?why=wrong"));
        signIn("", "").andExpect(redirectedUrl("/sign-in?why=wrong"));
    }

    @Test
    void five_failures_lock_a_name_for_fifteen_minutes_even_for_the_right_password() throws Exception {
        fail("li", 5);
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/sign-in?why=locked"));
        clock.pass(Duration.ofMinutes(15).minusSeconds(1));
        signIn("LI", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/sign-in?why=locked"));
        clock.pass(Duration.ofSeconds(1));
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void a_name_without_an_account_is_locked_alike() throws Exception {
        fail("nobody", 5);
        signIn("nobody", "wrong").andExpect(redirectedUrl("/sign-in?why=locked"));
    }

    @Test
    void the_lock_survives_a_restart() throws Exception {
        fail("li", 5);
        var afterRestart = new FailedSignIns(db, clock, settings);
        assertThat(afterRestart.count("li", "192.0.2.7"))
                .contains(clock.instant().plus(Duration.ofMinutes(15)));
    }

    @Test
    void four_failures_are_forgiven_by_the_right_password() throws Exception {
        fail("li", 4);
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/"));
        fail("li", 4);
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void an_address_that_fails_with_many_names_has_to_wait_longer_and_longer() throws Exception {
        for (int i = 0; i < settings.addressFailures(); i++) {
            signIn("guess" + i, "wrong").andExpect(redirectedUrl("/sign-in?why=wrong"));
        }
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/sign-in?why=locked"));
        clock.pass(Duration.ofSeconds(1));
        signIn("guess", "wrong").andExpect(redirectedUrl("/sign-in?why=wrong"));
        clock.pass(Duration.ofSeconds(1));
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/sign-in?why=locked"));
        clock.pass(Duration.ofSeconds(1));
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void a_session_ends_after_thirty_idle_minutes_and_not_before() throws Exception {
        var session = session();
        clock.pass(Duration.ofMinutes(29));
        mvc.perform(get("/test/whoami").session(session)).andExpect(status().isOk());
        clock.pass(Duration.ofMinutes(29));
        mvc.perform(get("/test/whoami").session(session)).andExpect(status().isOk());
        clock.pass(Duration.ofMinutes(30));
        mvc.perform(get("/test/whoami").session(session)).andExpect(redirectedUrl("/sign-in?why=expired"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void an_account_that_is_closed_loses_its_session_with_the_next_click() throws Exception {
        var session = session();
        db.sql("update organisation.account set active = false where username = 'li'")
                .update();
        mvc.perform(get("/test/whoami").session(session)).andExpect(redirectedUrl("/sign-in?why=expired"));
        signIn("li", SmallDistrict.PASSWORD).andExpect(redirectedUrl("/sign-in?why=wrong"));
    }

    @Test
    void a_permission_taken_away_is_gone_with_the_next_click() throws Exception {
        var session = session();
        mvc.perform(get("/test/work").session(session)).andExpect(status().isOk());
        db.sql("update organisation.account set role = 'AUDITOR' where username = 'li'")
                .update();
        mvc.perform(get("/test/work").session(session)).andExpect(status().isForbidden());
    }

    @Test
    void a_form_without_its_token_signs_nobody_in_and_leads_back() throws Exception {
        mvc.perform(post("/sign-in").param("username", "li").param("password", SmallDistrict.PASSWORD))
                .andExpect(redirectedUrl("/sign-in?why=expired"));
        mvc.perform(post("/sign-out").session(session())).andExpect(status().isForbidden());
    }

    @Test
    void signing_out_ends_the_session() throws Exception {
        var session = session();
        mvc.perform(post("/sign-out").session(session).with(csrf())).andExpect(redirectedUrl("/sign-in?why=out"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void a_fragment_asked_for_too_late_makes_htmx_leave_the_page() throws Exception {
        mvc.perform(get("/test/whoami").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(result -> assertThat(result.getResponse().getHeader("HX-Redirect"))
                        .isEqualTo("/sign-in?why=first"));
    }

    @Test
    void a_handler_that_names_no_permission_serves_nobody() throws Exception {
        mvc.perform(get("/test/silent").session(session())).andExpect(status().isForbidden());
        mvc.perform(get("/test/open")).andExpect(status().isOk());
    }

    @Test
    void the_audit_log_tells_who_came_and_who_did_not() throws Exception {
        signIn("li", "wrong");
        session();
        assertThat(db.sql("select action from audit.entry where subject = 'account/li' order by seq")
                        .query(String.class)
                        .list())
                .endsWith("sign-in.refused", "sign-in.granted");
    }

    @Test
    void nothing_of_the_actuator_but_health_is_shown_even_to_those_signed_in() throws Exception {
        mvc.perform(get("/actuator/env").session(session())).andExpect(status().isForbidden());
    }

    private void fail(String name, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            signIn(name, "wrong").andExpect(redirectedUrl("/sign-in?why=wrong"));
        }
    }

    private ResultActions signIn(String name, String password) throws Exception {
        return mvc.perform(post("/sign-in").with(csrf()).param("username", name).param("password", password));
    }

    private MockHttpSession session() throws Exception {
        var session = new MockHttpSession();
        mvc.perform(post("/sign-in")
                        .session(session)
                        .with(csrf())
                        .param("username", "li")
                        .param("password", SmallDistrict.PASSWORD))
                .andExpect(redirectedUrl("/"));
        return session;
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock("2026-11-23T09:00");
        }

        @Bean
        Handlers handlers() {
            return new Handlers();
        }
    }

    @RestController
    static class Handlers {

        @Requires({})
        @GetMapping("/test/whoami")
        String whoami() {
            return "signed in";
        }

        @Requires(Permission.CASE_WORK)
        @GetMapping("/test/work")
        String work() {
            return "work";
        }

        @Open
        @GetMapping("/test/open")
        String open() {
            return "open";
        }

        @GetMapping("/test/silent")
        String silent() {
            return "nobody reads this";
        }
    }
}
