package org.kaoqian.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.organisation.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/** Tokens of the API. */
@SpringBootTest
class TokenTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient db;

    @Autowired
    private SettableClock clock;

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
    void name_and_password_give_a_token_that_opens_the_api_for_twelve_hours() throws Exception {
        ask("li", SmallDistrict.PASSWORD)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.expiresAt").value("2026-11-23T13:00:00Z"));
        var token = token();
        clock.pass(Duration.ofHours(12).minusSeconds(1));
        whoami(token).andExpect(status().isOk()).andExpect(content().string("li"));
        clock.pass(Duration.ofSeconds(1));
        whoami(token).andExpect(status().isUnauthorized());
    }

    @Test
    void bad_credentials_are_a_problem_in_two_languages_that_tells_nothing() throws Exception {
        for (var name : new String[] {"li", "nobody"}) {
            ask(name, "wrong")
                    .andExpect(status().isUnauthorized())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.title").isNotEmpty())
                    .andExpect(jsonPath("$.detail").value("The username or the password is not right."))
                    .andExpect(jsonPath("$.detail_zh").value("登录名或口令不正确。"));
        }
        mvc.perform(post("/api/v1/tokens")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"user\":\"li\",\"password\":\"x\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("'username' is missing")));
    }

    @Test
    void the_lock_is_shared_with_the_sign_in_page_and_says_when_to_come_back() throws Exception {
        for (int i = 0; i < 5; i++) {
            ask("li", "wrong").andExpect(status().isUnauthorized());
        }
        ask("li", SmallDistrict.PASSWORD)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "901"))
                .andExpect(jsonPath("$.detail_zh").value("失败次数过多，请于09:15:00后再试。"));
    }

    @Test
    void a_revoked_token_opens_nothing() throws Exception {
        var token = token();
        mvc.perform(delete("/api/v1/tokens/current").header("Authorization", "Bearer " + token))
                .andExpect(status().isNoContent());
        whoami(token).andExpect(status().isUnauthorized());
    }

    @Test
    void a_closed_account_has_no_living_token() throws Exception {
        var token = token();
        db.sql("update organisation.account set active = false").update();
        whoami(token).andExpect(status().isUnauthorized());
    }

    @Test
    void the_table_holds_no_token() throws Exception {
        var token = token();
        var hash = db.sql("select hash from access.token").query(byte[].class).single();
        assertThat(hash).hasSize(32);
        assertThat(HexFormat.of().formatHex(hash)).isNotEqualTo(token);
        assertThat(token).hasSize(43);
    }

    @Test
    void without_a_token_or_with_a_wrong_one_the_answer_is_a_problem() throws Exception {
        mvc.perform(get("/api/test/whoami"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.status").value(401))
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(jsonPath("$.detail_zh").isNotEmpty());
        whoami("guess").andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/there-is-no-such-thing")).andExpect(status().isUnauthorized());
    }

    @Test
    void a_permission_that_the_role_lacks_is_a_problem_of_403() throws Exception {
        mvc.perform(get("/api/test/audit").header("Authorization", "Bearer " + token()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail_zh").value("您的账号没有此项权限，请联系本单位管理员。"));
    }

    private ResultActions ask(String name, String password) throws Exception {
        return mvc.perform(post("/api/v1/tokens")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
    }

    private String token() throws Exception {
        return JsonPath.read(
                ask("li", SmallDistrict.PASSWORD).andReturn().getResponse().getContentAsString(), "$.token");
    }

    private ResultActions whoami(String token) throws Exception {
        return mvc.perform(get("/api/test/whoami").header("Authorization", "Bearer " + token));
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock("2026-11-23T09:00");
        }

        @Bean
        Handlers handlers(CurrentViewer current) {
            return new Handlers(current);
        }
    }

    @RestController
    static class Handlers {

        private final CurrentViewer current;

        Handlers(CurrentViewer current) {
            this.current = current;
        }

        @Requires(Permission.CASE_READ)
        @GetMapping("/api/test/whoami")
        String whoami() {
            return current.viewer().username();
        }

        @Requires(Permission.AUDIT_READ)
        @GetMapping("/api/test/audit")
        String audit() {
            return "audit";
        }
    }
}
