package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kaoqian.Kaoqian;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.stories.Dump;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whoever gets a copy of the database reads no telephone number and no identity number in it. */
@SpringBootTest(
        classes = Kaoqian.class,
        properties = {
            "kaoqian.demo=true",
            "kaoqian.demo.password=" + "dump-password",
            "kaoqian.messages.quiet-from=00:00",
            "kaoqian.messages.quiet-to=00:00"
        })
@AutoConfigureMockMvc
class DumpTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    @Autowired
    WorkOnOutbox work;

    @Test
    void a_dump_after_imports_edits_a_sweep_and_messages_holds_no_number_in_plain() {
        var today = LocalDate.now(clock);
        assertThat(db.sql("select count(*) from ledgers.enterprise where phone is not null")
                        .query(Long.class)
                        .single())
                .isPositive();
        imports(
                "person",
                "人员编号,姓名,身份证号,联系电话\nP1,张三,11010519491231002X,13811112222\n"
                        + "P2,李四,110105194912310021,13811113333\nP3,,11010519491231002X,1381111\nP4,赵六,,138111144445\n");
        imports("person", "人员编号,姓名,身份证号,联系电话\nP1,张三,,13811119999\n");
        imports(
                "licence",
                "许可证编号,许可类型,持证主体,区划代码,联系人,联系电话,发证日期,有效期至\nD1,食品经营许可证,示例面馆,510199001001," + "张三,13811112222,"
                        + today.minusYears(4) + "," + today.plusDays(20) + "\n");
        var id = db.sql("select id from ledgers.person where number = 'P1'")
                .query(Long.class)
                .single();
        assertThat(send(
                        "PATCH",
                        "/api/v1/ledgers/person/records/" + id,
                        "{\"version\":2,\"fields\":{\"phone\":\"13811118888\"}}"))
                .hasStatusOk();
        assertThat(send(
                        "POST",
                        "/api/v1/ledgers/person/records/" + id + "/reveal",
                        "{\"field\":\"phone\",\"reason\":\"核实\"}"))
                .hasStatusOk();
        assertThat(send("POST", "/api/v1/sweeps", "{\"asOf\":\"" + today + "\",\"dryRun\":false}"))
                .hasStatusOk();
        work.run();
        assertThat(db.sql("select count(*) from messages.trial_inbox")
                        .query(Long.class)
                        .single())
                .isPositive();

        assertThat(db.sql(
                                "select count(*) from messages.message where recipient is not null and recipient !~ '^v1[.]m[.]'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(Dump.numbersInPlain(db)).isEmpty();
    }

    private void imports(String ledger, String csv) {
        var begun = mvc.post()
                .uri("/api/v1/ledgers/" + ledger + "/imports")
                .multipart()
                .file(new MockMultipartFile("file", "x.csv", null, csv.getBytes(StandardCharsets.UTF_8)))
                .with(administrator())
                .exchange();
        assertThat(begun).hasStatus(202);
        var id = JsonPath.<Integer>read(
                new String(begun.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> db.sql("select state from ledgers.import where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()
                        .equals("DONE"));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(String method, String uri, String body) {
        return mvc.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(administrator())
                .exchange();
    }

    private static RequestPostProcessor administrator() {
        var viewer = new Viewer(1, "demo-admin", "管理员", RegionCode.of("510199000000"), EnumSet.allOf(Permission.class));
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }
}
