package org.kaoqian.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.rules.Sweep;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** docs/packs.md, followed word by word: its pack goes from a zip to a closed case. */
@SpringBootTest
@AutoConfigureMockMvc
class TutorialTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Sweep sweep;

    @Autowired
    Clock clock;

    @BeforeEach
    void a_community_with_one_officer() {
        db.sql("""
                        insert into organisation.region (district, code, name, kind, parent)
                        values ('510199', '510199000000', '示范区', 'DISTRICT', null),
                               ('510199', '510199001000', '锦绣街道', 'STREET', '510199000000'),
                               ('510199', '510199001001', '锦绣东街社区', 'COMMUNITY', '510199001000') on conflict do nothing""").update();
        insert("organisation.post (district, id, region, title) values ('510199', 7, '510199001001', '社工')");
        insert("organisation.officer (district, id, name, post) values ('510199', 7, '甲', 7)");
        insert("organisation.holding values ('510199', 7, 7, '2020-01-01')");
    }

    @Test
    void the_tutorials_pack_finds_whom_nobody_has_called_on_and_rests_once_somebody_has() {
        var zip = Tutorial.zip(Tutorial.files());
        assertThat(mvc.post()
                        .uri("/api/v1/packs")
                        .contentType("application/zip")
                        .content(zip)
                        .with(as(Role.ADMINISTRATOR))
                        .exchange())
                .hasStatusOk();
        insert("organisation.post_duty values ('510199', 7, 'elder-care')");
        for (var elder : List.of("E1,独居", "E2,与家人同住")) {
            assertThat(mvc.post()
                            .uri("/api/v1/ledgers/elder/records")
                            .contentType("application/json")
                            .content(
                                    "{\"fields\":{\"number\":\"%s\",\"name\":\"示范甲\",\"lives\":\"%s\",\"region\":\"510199001001\"}}"
                                            .formatted((Object[]) elder.split(",")))
                            .with(as(Role.CLERK))
                            .exchange())
                    .hasStatus(201);
        }

        var report = sweep.run(LocalDate.now(clock), false, List.of("elder-not-called"));

        assertThat(report.created()).isEqualTo(1);
        var cases = get("/api/v1/cases?kind=elder-call");
        var id = JsonPath.<Integer>read(cases, "$.items[0].id");
        assertThat(JsonPath.<Integer>read(cases, "$.items.length()")).isEqualTo(1);
        var one = get("/api/v1/cases/" + id);
        assertThat(mvc.post()
                        .uri("/api/v1/cases/" + id + "/actions")
                        .contentType("application/json")
                        .content("{\"action\":\"close\",\"version\":%d,\"outcome\":\"well\"}"
                                .formatted(JsonPath.<Integer>read(one, "$.version")))
                        .with(as(Role.OFFICER))
                        .exchange())
                .hasStatusOk();

        assertThat(get("/api/v1/ledgers/elder_call/records")).contains("\"result\":\"well\"");
        assertThat(sweep.run(LocalDate.now(clock).plusDays(20), false, List.of("elder-not-called"))
                        .created())
                .isZero();
        assertThat(sweep.run(LocalDate.now(clock).plusDays(31), false, List.of("elder-not-called"))
                        .created())
                .isEqualTo(1);
        assertThat(mvc.get()
                        .uri("/ledgers/elder/board?by=lives")
                        .with(as(Role.CLERK))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("示范甲");
    }

    private void insert(String what) {
        db.sql("insert into " + what + " on conflict do nothing").update();
    }

    private String get(String address) {
        var answer = mvc.get().uri(address).with(as(Role.OFFICER)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Role role) {
        var scope = RegionCode.of(role == Role.OFFICER ? "510199001001" : "510199000000");
        var viewer = new Viewer(7, "demo", "甲", scope, role.permissions(), List.of(scope), Set.of("elder-care"));
        var signedIn = authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
        return request -> csrf().postProcessRequest(signedIn.postProcessRequest(request));
    }
}
