package org.kaoqian.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** The catalogue and the calendar over the API and as pages (S2.6), behind the gate of permissions; every test leaves the database as it was. */
@SpringBootTest
@Transactional
class LicensingStory {

    @Autowired
    WebApplicationContext context;

    MockMvc web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LicenceTypeCodes codes;

    @Test
    void a_program_reads_the_window_of_a_licence() throws Exception {
        web.perform(get("/api/v1/licence-types/food_business/window?expires=2026-10-20")
                        .with(role(Role.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.earliest").value("2026-06-09"))
                .andExpect(jsonPath("$.latest").value("2026-09-22"))
                .andExpect(jsonPath("$.hardExpiry").value("2026-10-20"))
                .andExpect(jsonPath("$.unit").value("workday"))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.confidence").value("A"))
                .andExpect(jsonPath("$.basis").value(containsString("第78号")))
                .andExpect(jsonPath("$.standing").value("law"));
    }

    @Test
    void a_type_may_be_named_as_people_name_it() throws Exception {
        web.perform(get("/api/v1/licence-types/{name}/window", "烟证")
                        .param("expires", "2026-10-20")
                        .with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.code").value("tobacco_retail"))
                .andExpect(jsonPath("$.latest").value("2026-09-02"));
    }

    @Test
    void the_window_of_what_never_expires_is_empty_and_says_so() throws Exception {
        web.perform(get("/api/v1/licence-types/business_licence/window?expires=2026-10-20")
                        .with(role(Role.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.neverExpires").value(true))
                .andExpect(jsonPath("$.latest").isEmpty())
                .andExpect(jsonPath("$.explanation.zh").value(containsString("年度报告")));
    }

    @Test
    void an_unknown_type_and_a_wrong_date_are_problems_in_two_languages() throws Exception {
        web.perform(get("/api/v1/licence-types/driving_licence/window?expires=2026-10-20")
                        .with(role(Role.OFFICER)))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").isNotEmpty())
                .andExpect(jsonPath("$.detail").value(containsString("driving_licence")))
                .andExpect(jsonPath("$.detail_zh").value(containsString("driving_licence")));
        web.perform(get("/api/v1/licence-types/nurse/window?expires=2026-02-30").with(role(Role.OFFICER)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail_zh").value(containsString("2026-02-30")));
    }

    @Test
    void the_catalogue_is_listed_whole() throws Exception {
        web.perform(get("/api/v1/licence-types").with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.items.length()").value(greaterThanOrEqualTo(71)))
                .andExpect(jsonPath("$.items[?(@.code == 'business_licence')].expires")
                        .value("never"))
                .andExpect(jsonPath("$.items[*].law.citations[0]").value(hasItem(containsString("烟草专卖许可证管理办法"))));
        web.perform(get("/api/v1/licence-types/se_operator").with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.renewal.window.latest").value(3))
                .andExpect(jsonPath("$.renewal.window.enforcedLatest").value(1));
    }

    @Test
    void a_new_year_makes_provisional_days_firm() throws Exception {
        var window = "/api/v1/licence-types/food_business/window?expires=2027-03-01";
        web.perform(get(window).with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.provisional").value(true));

        web.perform(put("/api/v1/calendar/years/2027")
                        .with(role(Role.ADMINISTRATOR))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"announced": "2026-11-20",
                                 "off": ["2027-01-01~2027-01-03", "2027-02-05~2027-02-11"],
                                 "work": ["2027-02-20"]}"""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.years[0].year").value(2027))
                .andExpect(jsonPath("$.years[0].off").value(hasItem("2027-02-05~2027-02-11")));

        web.perform(get(window).with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.provisional").value(false))
                // 15 working days back from Monday 1 March: the make-up Saturday counts, the festival does not
                .andExpect(jsonPath("$.latest").value("2027-02-02"));
        assertThat(audited()).contains("calendar.year-entered");
    }

    @Test
    void a_year_that_is_known_or_mistyped_is_refused() throws Exception {
        for (var wrong : List.of(
                "2026; 2025-11-04; 2026-01-01; 自带",
                "2027; 2026-11-20; 2028-03-01; 不在2027年",
                "2027; 2019-11-20; 2027-01-01; 通知日期")) {
            var parts = wrong.split("; ");
            web.perform(put("/api/v1/calendar/years/" + parts[0])
                            .with(role(Role.ADMINISTRATOR))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"announced\": \"%s\", \"off\": [\"%s\"]}".formatted(parts[1], parts[2])))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.detail_zh").value(containsString(parts[3])));
        }
    }

    @Test
    void a_local_festival_moves_the_last_day_of_its_district_until_it_is_removed() throws Exception {
        var window = "/api/v1/licence-types/food_business/window?expires=2026-10-20";
        web.perform(put("/api/v1/calendar/days/2026-10-15")
                        .with(role(Role.ADMINISTRATOR))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"working\": false, \"reason\": \"示范区民族节日\"}"))
                .andExpect(status().isOk());
        web.perform(get(window).with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.latest").value("2026-09-21"));

        web.perform(delete("/api/v1/calendar/days/2026-10-15").with(role(Role.ADMINISTRATOR)))
                .andExpect(status().isOk());
        web.perform(get(window).with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.latest").value("2026-09-22"));
        web.perform(delete("/api/v1/calendar/days/2026-10-15").with(role(Role.ADMINISTRATOR)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void a_leader_confirms_what_is_no_law_and_nothing_else() throws Exception {
        var setting = "{\"latest\": 60, \"unit\": \"DAY\", \"note\": \"办事指南2026版\"}";
        web.perform(put("/api/v1/licence-types/gas_business/setting")
                        .with(role(Role.LEADER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(setting))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.standing").value("confirmed"));
        web.perform(get("/api/v1/licence-types/gas_business/window?expires=2026-10-20")
                        .with(role(Role.OFFICER)))
                .andExpect(jsonPath("$.latest").value("2026-08-21"))
                .andExpect(jsonPath("$.standing").value("confirmed"))
                .andExpect(jsonPath("$.confidence").value("C"));
        assertThat(audited()).contains("licence-type.confirmed");

        web.perform(put("/api/v1/licence-types/food_business/setting")
                        .with(role(Role.LEADER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(setting))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail_zh").value(containsString("法定")));
        web.perform(delete("/api/v1/licence-types/gas_business/setting").with(role(Role.LEADER)))
                .andExpect(jsonPath("$.standing").value("unconfirmed"));
    }

    @Test
    void an_officer_neither_confirms_nor_keeps_the_calendar() throws Exception {
        web.perform(put("/api/v1/licence-types/gas_business/setting")
                        .with(role(Role.OFFICER))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"latest\": 60, \"unit\": \"DAY\", \"note\": \"x\"}"))
                .andExpect(status().isForbidden());
        web.perform(post("/calendar/days").with(role(Role.LEADER))).andExpect(status().isForbidden());
    }

    @Test
    void the_page_of_a_type_reckons_a_window_and_gives_its_reason() throws Exception {
        web.perform(get("/licence-types/food_business?expires=2026-10-20").with(role(Role.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("2026年9月22日")))
                .andExpect(content().string(containsString("应在届满15个工作日前申请")))
                .andExpect(content().string(containsString("第23、32条")));
        web.perform(get("/licence-types/food_business?expires=gestern").with(role(Role.OFFICER)))
                .andExpect(content().string(containsString("不是合理的有效期")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/licence-types",
                "/licence-types?q=烟证",
                "/licence-types?q=zzz",
                "/licence-types?confidence=C",
                "/licence-types/gas_business",
                "/licence-types/business_licence",
                "/licence-types/se_operator?expires=2027-06-30",
                "/licence-types/refined_oil_retail",
                "/calendar"
            })
    void pages_speak_both_languages(String path) throws Exception {
        for (var role : Role.values()) {
            web.perform(get(path).with(role(role))).andExpect(status().isOk());
        }
        web.perform(get(path)
                        .cookie(new jakarta.servlet.http.Cookie("lang", "en"))
                        .with(role(Role.LEADER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<html lang=\"en\"")));
    }

    @Test
    void the_list_is_narrowed_by_nickname() throws Exception {
        web.perform(get("/licence-types?q=烟证").with(role(Role.OFFICER)))
                .andExpect(content().string(containsString("烟草专卖零售许可证")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("/licence-types/food_business"))));
    }

    @Test
    void forms_confirm_a_window_and_enter_days() throws Exception {
        web.perform(post("/licence-types/gas_business/setting")
                        .with(role(Role.LEADER))
                        .param("latest", "2")
                        .param("unit", "MONTH")
                        .param("earliest", "")
                        .param("note", "办事指南"))
                .andExpect(redirectedUrl("/licence-types/gas_business"))
                .andExpect(flash().attributeExists("notice"));
        web.perform(get("/licence-types/gas_business").with(role(Role.LEADER)))
                .andExpect(content().string(containsString("C 本区已确认")))
                .andExpect(content().string(containsString("撤回确认")));

        web.perform(post("/calendar/years")
                        .with(role(Role.ADMINISTRATOR))
                        .param("year", "2027")
                        .param("announced", "2026-11-20")
                        .param("off", "2027-01-01~2027-01-03\n2027-02-05 ~ 2027-02-11")
                        .param("work", ""))
                .andExpect(redirectedUrl("/calendar"));
        web.perform(post("/calendar/days")
                        .with(role(Role.ADMINISTRATOR))
                        .param("day", "2027-03-03")
                        .param("working", "false")
                        .param("reason", "民族节日"))
                .andExpect(redirectedUrl("/calendar"));
        web.perform(get("/calendar").with(role(Role.ADMINISTRATOR)))
                .andExpect(content().string(containsString("2027-02-05~2027-02-11")))
                .andExpect(content().string(containsString("民族节日")))
                .andExpect(content().string(containsString("2028 年及以后")));
    }

    @Test
    void the_licence_ledger_knows_the_catalogue_as_its_code_list() {
        assertThat(codes.name()).isEqualTo("licence-type");
        assertThat(codes.find("烟证")).map(code -> code.code()).contains("tobacco_retail");
        assertThat(codes.codes()).hasSizeGreaterThanOrEqualTo(71);
    }

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private List<String> audited() {
        return jdbc.sql("select action from audit.entry").query(String.class).list();
    }

    private static RequestPostProcessor role(Role role) {

        var viewer = new Viewer(
                1,
                "demo-" + role.name().toLowerCase(java.util.Locale.ROOT),
                "张晓岚",
                RegionCode.of("510199"),
                role.permissions());
        return request -> {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
            return request;
        };
    }
}
