package org.kaoqian.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.stream.Stream;
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

/** Cases of a ledger that is for the holders of one duty do not exist for anybody else, administrators included. */
@SpringBootTest(classes = Kaoqian.class)
@AutoConfigureMockMvc
@Import(Desk.FixedClock.class)
class ConfidentialCasesTest {

    private static final String NAME = "陈小满";

    @Autowired
    InstallPack install;

    @Autowired
    Sweep sweep;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Desk desk;
    Viewer confidant;
    CaseId one;

    @BeforeEach
    void a_talk_in_confidence_is_due() {
        desk = new Desk(jdbc);
        desk.found();
        PackForTests.of("door-to-door").install(install);
        confidant = desk.withDuty(desk.person("周兰", Desk.COMMUNITY, Role.OFFICER, false), "quiet-care");
        jdbc.sql("delete from ledgers.confidant").update();
        var subject = jdbc.sql("insert into ledgers.confidant (district, number, name, region, stage)"
                        + " values ('510199', '1', ?, ?, 'new') returning id")
                .params(NAME, Desk.COMMUNITY)
                .query(Long.class)
                .single();
        sweep.run(Desk.TODAY, false, List.of("quiet-care"));
        one = desk.caseOf("confidant", subject, confidant);
    }

    @Test
    void who_has_the_duty_sees_the_case_everywhere() {
        assertThat(get(confidant, "/api/v1/cases/" + one)).hasStatusOk();
        assertThat(get(confidant, "/api/v1/cases?officer=me")).bodyText().contains(NAME);
        assertThat(get(confidant, "/cases/" + one)).hasStatusOk().bodyText().contains(NAME, "关怀谈心");
        assertThat(get(confidant, "/cases")).bodyText().contains(NAME);
        assertThat(get(confidant, "/today")).bodyText().contains(NAME);
    }

    @Test
    void nobody_else_learns_of_it_on_any_list_page_or_file() {
        var others = Stream.of(Role.values())
                .map(role -> desk.person("某人", "510199000000", role, false))
                .toList();
        for (var other : others) {
            if (!other.may(org.kaoqian.access.Permission.CASE_READ)) {
                continue;
            }
            assertThat(get(other, "/api/v1/cases/" + one)).hasStatus(404);
            assertThat(get(other, "/cases/" + one)).hasStatus(404);
            for (var list : List.of(
                    "/api/v1/cases?limit=1000",
                    "/api/v1/cases?subject=confidant/1",
                    "/cases?q=" + NAME.substring(0, 1),
                    "/cases?kind=quiet-call",
                    "/cases/unassigned",
                    "/today")) {
                assertThat(get(other, list)).hasStatusOk().bodyText().doesNotContain(NAME);
            }
        }
    }

    @Test
    void why_a_case_is_there_is_told_only_to_those_who_may_know_what_its_rule_looks_at() {
        var caller = desk.withDuty(desk.person("王芳", Desk.COMMUNITY, Role.OFFICER, false), "door-calls");
        var leader = desk.person("赵敏", Desk.STREET, Role.LEADER, false);
        var resident = desk.resident("李秀英", "学府路3号");
        jdbc.sql("update ledgers.resident set worry = '怕打针', shot_on = '2026-01-05' where id = ?")
                .params(resident)
                .update();
        sweep.run(Desk.TODAY, false, List.of("worried"));
        var worried = desk.caseOf("resident", resident, caller);

        for (var address : List.of("/cases/" + worried, "/api/v1/cases/" + worried)) {
            assertThat(get(caller, address)).hasStatusOk().bodyText().contains("顾虑");
            assertThat(get(leader, address))
                    .hasStatusOk()
                    .bodyText()
                    .contains("李秀英")
                    .doesNotContain("顾虑");
        }
    }

    @Test
    void it_is_not_counted_for_others_either() {
        var leader = desk.person("赵敏", Desk.STREET, Role.LEADER, false);
        var before = total(leader);
        jdbc.sql("update casework.cases set ledger = 'licence' where id = ?")
                .params(one.value())
                .update();
        assertThat(total(leader)).isEqualTo(before + 1);
        jdbc.sql("update casework.cases set ledger = 'no-longer-there' where id = ?")
                .params(one.value())
                .update();
        assertThat(total(leader)).isEqualTo(before);
    }

    @Test
    void the_named_officer_without_the_duty_cannot_act_on_it() {
        var once = desk.person("吴军", Desk.COMMUNITY, Role.OFFICER, false);
        jdbc.sql("update casework.cases set officer_id = ? where id = ?")
                .params(once.officerId(), one.value())
                .update();
        assertThat(act(once)).hasStatus(404);
        jdbc.sql("update casework.cases set officer_id = ? where id = ?")
                .params(confidant.officerId(), one.value())
                .update();
        assertThat(act(confidant)).hasStatusOk();
    }

    @Test
    void it_goes_only_to_an_officer_who_has_the_duty_too() {
        var without = desk.person("孙宁", Desk.COMMUNITY, Role.OFFICER, false);
        var with = desk.withDuty(desk.person("何叶", Desk.COMMUNITY, Role.OFFICER, false), "quiet-care");

        assertThat(get(confidant, "/cases/" + one)).bodyText().contains("何叶").doesNotContain("孙宁");
        assertThat(act(confidant, handedTo(without)))
                .hasStatus(422)
                .bodyText()
                .contains("孙宁没有这本台账的职责，看不到这件事；请选择有这项职责的专员。");
        assertThat(act(confidant, handedTo(with))).hasStatusOk();
        assertThat(get(with, "/cases/" + one)).hasStatusOk();
    }

    @Test
    void its_kind_of_case_is_not_named_to_others() {
        var administrator = desk.person("某人", "510199000000", Role.ADMINISTRATOR, false);

        assertThat(get(confidant, "/cases")).bodyText().contains("value=\"quiet-call\"");
        assertThat(get(administrator, "/cases")).hasStatusOk().bodyText().doesNotContain("quiet-call");
    }

    @Test
    void what_was_sent_about_it_is_seen_by_nobody_else_either() {
        jdbc.sql("""
                        insert into messages.message (district, case_id, ledger, subject_id, template, region, recipient, holder,
                            body, state, state_at, not_before, created_at)
                        values ('510199', ?, 'confidant', 1, 'quiet', ?, null, ?, '请来谈谈', 'UNREACHABLE', now(), now(), now())""").params(one.value(), Desk.COMMUNITY, NAME).update();
        var leader = desk.person("赵敏", "510199000000", Role.LEADER, false);
        for (var address : List.of("/messages", "/messages/of-case/" + one, "/api/v1/messages?case=" + one)) {
            assertThat(get(leader, address)).hasStatusOk().bodyText().doesNotContain("请来谈谈");
            assertThat(get(confidant, address)).hasStatusOk().bodyText().contains("请来谈谈");
        }
    }

    @Test
    void nobody_else_can_open_another_one_by_its_number() {
        var subject =
                jdbc.sql("select id from ledgers.confidant").query(Long.class).single();
        var opening =
                "{\"ledger\":\"confidant\",\"subjectId\":%d,\"title\":\"谈心\",\"reason\":\"听说\"}".formatted(subject);
        var administrator = desk.person("某人", "510199000000", Role.ADMINISTRATOR, false);

        assertThat(post(administrator, "/api/v1/cases", opening)).hasStatus(404);
        assertThat(post(confidant, "/api/v1/cases", opening)).hasStatus(201);
    }

    @Test
    void what_is_written_to_its_people_is_no_template_for_others() {
        var leader = desk.person("赵敏", "510199000000", Role.LEADER, false);
        assertThat(get(leader, "/api/v1/message-templates"))
                .hasStatusOk()
                .bodyText()
                .contains("renewal-opens")
                .doesNotContain("\"ledger\":\"confidant\"");
    }

    private static String handedTo(Viewer officer) {
        return "{\"action\":\"handover\",\"officer\":\"%d\",\"note\":\"换班\",\"version\":1}"
                .formatted(officer.officerId());
    }

    private MvcTestResult act(Viewer viewer) {
        return act(viewer, "{\"action\":\"close\",\"outcome\":\"talked\",\"version\":1}");
    }

    private MvcTestResult act(Viewer viewer, String body) {
        return post(viewer, "/api/v1/cases/" + one + "/actions", body);
    }

    private MvcTestResult post(Viewer viewer, String address, String body) {
        return mvc.post()
                .uri(address)
                .contentType("application/json")
                .content(body)
                .with(csrf())
                .with(as(viewer))
                .exchange();
    }

    private long total(Viewer viewer) {
        var page = get(viewer, "/cases?officer=" + confidant.officerId());
        try {
            var text = page.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            var found = java.util.regex.Pattern.compile("共 (\\d+) 件").matcher(text);
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(Viewer viewer, String address) {
        return mvc.get().uri(address).with(as(viewer)).exchange();
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor as(Viewer viewer) {
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
    }
}
