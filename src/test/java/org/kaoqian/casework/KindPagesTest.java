package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackForTests;
import org.kaoqian.rules.Sweep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Cases of a kind over the API and on pages, with and without scripts. */
@SpringBootTest(classes = Kaoqian.class)
@AutoConfigureMockMvc
@Import(Desk.FixedClock.class)
class KindPagesTest {

    @Autowired
    InstallPack install;

    @Autowired
    Sweep sweep;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Viewer wang;
    CaseId one;

    @BeforeEach
    void somebody_is_not_vaccinated() {
        desk = new Desk(jdbc);
        desk.found();
        PackForTests.of("door-to-door").install(install);
        wang = desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false);
        var resident = desk.resident("李秀英", "学府路3号");
        sweep.run(Desk.TODAY, false, List.of("not-vaccinated"));
        one = desk.caseOf("resident", resident, wang);
    }

    @Test
    void the_api_tells_kind_guide_and_what_each_outcome_asks_for() {
        var told = body(get("/api/v1/cases/" + one));
        assertThat(JsonPath.<String>read(told, "$.kind")).isEqualTo("vaccination-call");
        assertThat(JsonPath.<String>read(told, "$.caseKind.title.zh")).isEqualTo("接种入户宣讲");
        assertThat(JsonPath.<List<String>>read(told, "$.caseKind.guide[*].zh")).hasSize(2);
        assertThat(JsonPath.<List<String>>read(told, "$.outcomes[0].fields[*].label.zh"))
                .containsExactly("接种日期", "剂次");
        assertThat(JsonPath.<Integer>read(told, "$.outcomes[2].again")).isEqualTo(3);
    }

    @Test
    void the_api_closes_with_fields_and_tells_what_is_wrong_with_each() {
        var refused = act("{\"action\":\"close\",\"outcome\":\"vaccinated\",\"fields\":{\"doses\":1},\"version\":1}");
        assertThat(refused).hasStatus(422);
        assertThat(JsonPath.<String>read(body(refused), "$.fields.shot_on.zh")).isEqualTo("请填写“接种日期”。");

        assertThat(
                        act(
                                "{\"action\":\"close\",\"outcome\":\"vaccinated\",\"fields\":{\"doses\":1,\"shot_on\":\"2026-11-01\"},\"version\":1}"))
                .hasStatusOk()
                .bodyText()
                .contains("\"closed\"");
        var closed = body(get("/api/v1/cases/" + one));
        assertThat(JsonPath.<String>read(closed, "$.outcome")).isEqualTo("vaccinated");
        assertThat(JsonPath.<String>read(closed, "$.outcomeLabel.zh")).isEqualTo("已接种");
    }

    @Test
    void lists_are_narrowed_to_a_kind() {
        assertThat(get("/api/v1/cases?officer=me&kind=vaccination-call"))
                .bodyText()
                .contains("李秀英");
        assertThat(get("/api/v1/cases?officer=me&kind=quiet-call")).bodyText().doesNotContain("李秀英");
        assertThat(get("/cases?kind=vaccination-call")).bodyText().contains("李秀英", "接种入户宣讲");
    }

    @Test
    void the_page_shows_the_steps_and_a_link_for_each_outcome() {
        assertThat(get("/cases/" + one))
                .hasStatusOk()
                .bodyText()
                .contains("先说明来意，出示工作证", "/cases/" + one + "/outcome?outcome=vaccinated", "3天后再来");
    }

    @Test
    void without_scripts_an_outcome_has_a_page_of_its_own_and_with_them_a_part() {
        assertThat(get("/cases/" + one + "/outcome?outcome=vaccinated"))
                .hasStatusOk()
                .bodyText()
                .contains("<!DOCTYPE html>", "field.shot_on", "接种日期");
        var part = mvc.get()
                .uri("/cases/" + one + "/outcome?outcome=vaccinated")
                .header("HX-Request", "true")
                .with(as(wang))
                .exchange();
        assertThat(part).hasStatusOk().bodyText().contains("field.shot_on").doesNotContain("<!DOCTYPE html>");
        assertThat(get("/cases/" + one + "/outcome?outcome=talked")).hasStatus(404);
    }

    @Test
    void a_refused_form_comes_back_with_what_was_typed_and_why() {
        var refused = post("2026-11-01", "两针");
        assertThat(refused).hasStatus(422).bodyText().contains("value=\"2026-11-01\"", "两针", "不是数字");

        assertThat(post("2026-11-01", "2")).hasStatus(302);
        assertThat(get("/cases/" + one)).bodyText().contains("已接种");
    }

    private MvcTestResult post(String shotOn, String doses) {
        return mvc.post()
                .uri("/cases/" + one + "/actions")
                .param("action", "close")
                .param("outcome", "vaccinated")
                .param("version", "1")
                .param("field.shot_on", shotOn)
                .param("field.doses", doses)
                .with(csrf())
                .with(as(wang))
                .exchange();
    }

    private MvcTestResult act(String body) {
        return mvc.post()
                .uri("/api/v1/cases/" + one + "/actions")
                .contentType("application/json")
                .content(body)
                .with(csrf())
                .with(as(wang))
                .exchange();
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(as(wang)).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
    }
}
