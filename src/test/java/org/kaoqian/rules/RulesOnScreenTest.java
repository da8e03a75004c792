package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Rules and sweeps as the API answers them and the pages show them. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access"})
class RulesOnScreenTest {

    private static final LocalDate EXPIRES = LocalDate.of(2026, 6, 30);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc mvc;

    @BeforeEach
    void one_licence_due_and_one_without_expiry() {
        mvc = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var street = new OneStreet(jdbc);
        street.found();
        street.licence("张记理发店", "public_hygiene", EXPIRES);
        street.licence("李记浴室", "public_hygiene", null);
    }

    @Test
    void a_sweep_answers_with_its_numbers() throws Exception {
        mvc.perform(as(Role.ADMINISTRATOR, sweepOf("{\"asOf\":\"2026-05-31\",\"dryRun\":false}")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.matched").value(1))
                .andExpect(jsonPath("$.unknown").value(1))
                .andExpect(jsonPath("$.created").value(1))
                .andExpect(jsonPath("$.alreadyRaised").value(0))
                .andExpect(jsonPath("$.perRule[0].rule").value("licence-renewal"))
                .andExpect(jsonPath("$.perOfficer[0].name").value("甲"));
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/sweeps")))
                .andExpect(jsonPath("$.items[0].asOf").value("2026-05-31"));
    }

    @Test
    void a_trial_writes_nothing_and_its_list_explains_itself() throws Exception {
        mvc.perform(as(Role.ADMINISTRATOR, sweepOf("{\"asOf\":\"2026-05-31\",\"dryRun\":true}")))
                .andExpect(jsonPath("$.created").value(0))
                .andExpect(jsonPath("$.wouldCreate").value(1));
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/sweeps/preview?rule=licence-renewal&asOf=2026-05-31")))
                .andExpect(jsonPath("$.items[0].subject").value("张记理发店"))
                .andExpect(jsonPath("$.items[0].why.zh").value(containsString("就是最晚申请日")));
        assertThat(jdbc.sql("select count(*) from rules.occasion")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void an_unknown_rule_is_refused_with_a_sentence() throws Exception {
        mvc.perform(as(Role.ADMINISTRATOR, sweepOf("{\"rules\":[\"nothing\"]}")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail_zh").value(containsString("没有规则“nothing”")));
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/rules/nothing"))).andExpect(status().isNotFound());
    }

    @Test
    void an_officer_reads_rules_but_does_not_sweep() throws Exception {
        mvc.perform(as(Role.OFFICER, sweepOf("{}"))).andExpect(status().isForbidden());
    }

    @Test
    void a_rule_tells_its_condition_law_steps_and_examples() throws Exception {
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/rules/licence-renewal")))
                .andExpect(jsonPath("$.whenInWords.zh").value("状态是有效"))
                .andExpect(jsonPath("$.basis.zh").value("《中华人民共和国行政许可法》第50条"))
                .andExpect(jsonPath("$.steps.length()").value(6));
        mvc.perform(as(Role.ADMINISTRATOR, get("/rules")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("许可延续提醒")));
        mvc.perform(as(Role.ADMINISTRATOR, get("/rules/licence-renewal")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("最晚应申请日前30天")));
    }

    @Test
    void the_unknown_are_listed_with_what_is_missing() throws Exception {
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/unknowns?rule=licence-renewal")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].subject").value("李记浴室"))
                .andExpect(jsonPath("$.items[0].missing[0]").value("expires"))
                .andExpect(jsonPath("$.items[0].reason.zh").value(containsString("没有填有效期至")));
        mvc.perform(as(Role.ADMINISTRATOR, get("/rules/licence-renewal/unknown")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("李记浴室")));
        mvc.perform(as(Role.ADMINISTRATOR, get("/api/v1/long-past?rule=licence-renewal")))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void a_sweep_by_the_button_leads_to_its_report() throws Exception {
        for (var dry : new String[] {"true", "false"}) {
            var to = mvc.perform(as(Role.ADMINISTRATOR, post("/sweeps").with(csrf()))
                            .param("asOf", "2026-05-31")
                            .param("dryRun", dry))
                    .andExpect(status().is3xxRedirection())
                    .andReturn()
                    .getResponse()
                    .getRedirectedUrl();
            mvc.perform(as(Role.ADMINISTRATOR, get(String.valueOf(to))))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("张记理发店")))
                    .andExpect(content().string(containsString("甲")));
        }
        mvc.perform(as(Role.ADMINISTRATOR, get("/sweeps"))).andExpect(status().isOk());
    }

    private static MockHttpServletRequestBuilder sweepOf(String body) {
        return post("/api/v1/sweeps").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder as(Role role, MockHttpServletRequestBuilder request) {
        var viewer = new Viewer(7, "demo", "示范", RegionCode.of("510199"), role.permissions());
        return request.header("Accept-Language", "zh-CN")
                .with(authentication(new TestingAuthenticationToken(viewer, null, "ROLE_USER")));
    }
}
