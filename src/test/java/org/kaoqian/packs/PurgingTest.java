package org.kaoqian.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.kagkarlsson.scheduler.task.Task;
import com.jayway.jsonpath.JsonPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.installation.DataFolder;
import org.kaoqian.rules.Sweep;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People whose records are erased are erased everywhere, and nobody is sent to the door of a record that is gone. */
@SpringBootTest
@AutoConfigureMockMvc
class PurgingTest {

    private static final String MESSAGE = """
            template: uncle-coming
            ledger: uncle
            title: {zh: 上门告知, en: We come}
            body: "{name}您好，社区{officer}将上门看望您，请告诉我们住址：{ask}。"
            """;
    private static final String ROWS = "编号,姓名,联系电话,住址,社区,居住情况\n"
            + "U1,示范清除甲,19900000041,锦绣东街41号,510199001001,独居\n"
            + "U2,示范清除乙,19900000042,锦绣东街42号,510199001001,独居\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Sweep sweep;

    @Autowired
    Clock clock;

    @Autowired
    DataFolder data;

    @Autowired
    ApplicationContext context;

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

    @AfterEach
    void nothing_stays() {
        purge();
    }

    @Test
    void of_a_purged_pack_no_row_file_case_or_message_stays_and_its_namesake_starts_with_nothing() throws IOException {
        var before = rows();
        install();
        var batch = imported();
        var photo = JsonPath.<String>read(
                body(mvc.post()
                        .uri("/api/v1/ledgers/uncle/files")
                        .multipart()
                        .file(new MockMultipartFile("file", "示范清除.png", "image/png", picture()))
                        .with(as(Role.CLERK))
                        .exchange()),
                "$.id");
        post("/api/v1/ledgers/uncle/views", "{\"title\":\"独居\",\"shape\":\"grid\",\"filter\":\"lives == '独居'\"}");
        post("/api/v1/ledgers/uncle/exports", "{\"why\":\"核对名单\"}");
        sweep.run(LocalDate.now(clock), false, List.of("uncle-not-called"));
        var id = JsonPath.<Integer>read(get("/api/v1/cases?kind=uncle-call"), "$.items[0].id");
        insert("visits.result values ('510199', '00000000-0000-0000-0000-000000000041', %d, 7, 'nobody', now(), now())"
                .formatted(id));
        insert("visits.photo (district, id, case_id, officer, officer_name, jpeg, width, height, stored_at) values"
                + " ('510199', '00000000-0000-0000-0000-000000000042', %d, 7, '甲', '', 1, 1, now())".formatted(id));
        insert("messages.question select district, '\\x01', id, ledger, subject_id, 'address', now(), now() from"
                + " messages.message where case_id = " + id);
        insert(
                "messages.number_use select district, encode(recipient_idx, 'hex') from messages.message where case_id = "
                        + id);
        insert("messages.contact_use select district, 'n:' || encode(recipient_idx, 'hex') from messages.message where"
                + " case_id = " + id);
        post("/api/v1/messages/opt-outs", "{\"case\":%d,\"scope\":\"rule\",\"how\":\"call\"}".formatted(id));
        assertThat(Files.exists(data.folder("files").resolve(photo))).isTrue();
        assertThat(Files.exists(data.folder("uploads").resolve(batch))).isTrue();

        purge();

        assertThat(rows()).isEqualTo(before);
        assertThat(Files.exists(data.folder("files").resolve(photo))).isFalse();
        assertThat(Files.exists(data.folder("uploads").resolve(batch))).isFalse();
        assertThat(db.sql("select count(*) from audit.entry where detail like '%示范清除%' or detail like '%锦绣东街4%'")
                        .query(Long.class)
                        .single())
                .isZero();

        install();

        assertThat(get("/api/v1/cases?kind=uncle-call")).contains("\"items\":[]");
        for (var address : List.of("/cases?kind=uncle-call&state=closed", "/messages", "/rounds", "/ledgers/uncle")) {
            assertThat(get(address)).doesNotContain("示范清除");
        }
        assertThat(sweep.run(LocalDate.now(clock), false, List.of("uncle-not-called"))
                        .created())
                .isZero();
    }

    @Test
    void a_case_whose_record_went_with_an_undone_import_is_ended_by_the_system_with_the_reason() {
        install();
        var batch = imported();
        sweep.run(LocalDate.now(clock), false, List.of("uncle-not-called"));
        var cases = get("/api/v1/cases?kind=uncle-call");
        assertThat(JsonPath.<Integer>read(cases, "$.items.length()")).isEqualTo(2);
        int id = JsonPath.read(cases, "$.items[0].id");

        assertThat(post("/api/v1/imports/" + batch + "/undo", "{}")).hasStatusOk();

        assertThat(get("/api/v1/cases/" + id)).contains("RECORD_GONE", "系统办结：带来这条记录的导入已撤销", "\"state\":\"closed\"");
        assertThat(get("/rounds")).doesNotContain("示范清除");
        assertThat(db.sql("select distinct state || reason_zh from messages.message where ledger = 'uncle'")
                        .query(String.class)
                        .list())
                .containsExactly("STOPPED记录已从台账删除（带来这条记录的导入已撤销），不再发送。");
        assertThat(get("/cases/" + id)).contains("记录已删除");
        var version = JsonPath.<Integer>read(get("/api/v1/cases/" + id), "$.version");
        assertThat(post(
                        "/api/v1/cases/" + id + "/actions",
                        "{\"action\":\"reopen\",\"version\":%d,\"note\":\"再看\"}".formatted(version)))
                .hasStatus(422)
                .bodyText()
                .contains("不能重新打开");
    }

    @Test
    void so_is_one_whose_record_was_kept_as_long_as_it_may_be() {
        install();
        imported();
        sweep.run(LocalDate.now(clock), false, List.of("uncle-not-called"));
        db.sql("update ledgers.uncle set ended = '2020-01-01' where number = 'U1'")
                .update();

        retention();

        assertThat(db.sql(
                                "select state || coalesce(outcome, '') from casework.cases where ledger = 'uncle' order by state")
                        .query(String.class)
                        .list())
                .containsExactly("closedRECORD_GONE", "open");
    }

    @Test
    void what_a_removed_pack_has_queued_is_not_sent() {
        install();
        db.sql("""
                        insert into messages.message (district, ledger, subject_id, rule, step, cycle, template, region, recipient, holder,
                            body, state, state_at, not_before, created_at)
                        values ('510199', 'uncle', 1, 'uncle-not-called', 'call', '2026-11-02', 'x', '510199000000', '13800000000', '甲',
                            '请开门', 'QUEUED', now(), now(), now())""").update();

        assertThat(mvc.delete()
                        .uri("/api/v1/packs/uncles")
                        .with(as(Role.ADMINISTRATOR))
                        .exchange())
                .hasStatusOk();

        assertThat(db.sql("select state || reason_zh from messages.message where body = '请开门'")
                        .query(String.class)
                        .single())
                .isEqualTo("STOPPED规则所属的服务包已移除，不再发送。");
    }

    @Test
    void a_day_to_come_is_tried_but_raises_nothing() {
        install();
        imported();
        var tomorrow = LocalDate.now(clock).plusDays(1);
        var order = "{\"rules\":[\"uncle-not-called\"],\"asOf\":\"%s\",\"dryRun\":%s}";

        assertThat(post("/api/v1/sweeps", order.formatted(tomorrow, false)))
                .hasStatus(422)
                .bodyText()
                .contains("以后的日期只能试运行");
        assertThat(mvc.post()
                        .uri("/sweeps")
                        .param("asOf", tomorrow.toString())
                        .with(as(Role.CLERK))
                        .exchange())
                .hasRedirectedUrl("/sweeps");
        assertThat(get("/api/v1/cases?kind=uncle-call")).contains("\"items\":[]");
        var tried = post("/api/v1/sweeps", order.formatted(tomorrow, true));
        assertThat(tried).hasStatusOk();
        assertThat(JsonPath.<Integer>read(body(tried), "$.wouldCreate")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(body(tried), "$.perOfficer.length()")).isEqualTo(1);
        assertThat(post("/api/v1/sweeps", order.formatted(tomorrow.minusDays(2), false)))
                .hasStatusOk();
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private void retention() {
        ((Task<Void>) context.getBean("retentionEveryNight")).execute(null, null);
    }

    /** How many rows every table of the district's work has; what a sweep was like stays as a number. */
    private Map<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        db.sql(
                        "select schemaname || '.' || tablename from pg_tables where schemaname in ('ledgers', 'rules', 'casework',"
                                + " 'messages', 'visits', 'packs') and tablename not in ('sweep', 'turn')")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        db.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private void install() {
        var files = new LinkedHashMap<String, String>();
        Tutorial.files()
                .forEach((path, text) -> files.put(
                        path.replace("elder", "uncle"),
                        text.replace("elder", "uncle").replace("icon: users", "icon: user")));
        files.computeIfPresent(
                "uncles/rules/uncle-not-called.yaml",
                (path, text) -> text.replace(
                        "within: 3, case: uncle-call}",
                        "within: 3, case: uncle-call, message: uncle-coming, ask: address}"));
        files.computeIfPresent(
                "uncles/ledgers/uncle.yaml",
                (path, text) -> text.replace(
                        "  - {name: ended",
                        "  - {name: paper, label: {zh: 材料, en: Paper}, type: file}\n  - {name: ended"));
        files.put("uncles/messages/uncle-coming.yaml", MESSAGE);
        assertThat(mvc.post()
                        .uri("/api/v1/packs")
                        .contentType("application/zip")
                        .content(Tutorial.zip(files))
                        .with(as(Role.ADMINISTRATOR))
                        .exchange())
                .hasStatusOk();
        insert("organisation.post_duty values ('510199', 7, 'uncle-care')");
    }

    private void purge() {
        for (var address : List.of("/api/v1/packs/uncles", "/api/v1/packs/uncles?purge=true")) {
            mvc.delete().uri(address).with(as(Role.ADMINISTRATOR)).exchange();
        }
    }

    /** The number of the import, once it has ended. */
    private String imported() {
        var begun = body(mvc.post()
                .uri("/api/v1/ledgers/uncle/imports")
                .multipart()
                .file(new MockMultipartFile("file", "uncles.csv", "text/csv", ROWS.getBytes(StandardCharsets.UTF_8)))
                .with(as(Role.CLERK))
                .exchange());
        var id = JsonPath.<Integer>read(begun, "$.id").toString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/api/v1/imports/" + id).contains("\"state\":\"DONE\""));
        return id;
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void insert(String what) {
        db.sql("insert into " + what + " on conflict do nothing").update();
    }

    private MvcTestResult post(String address, String json) {
        return mvc.post()
                .uri(address)
                .contentType("application/json")
                .content(json)
                .with(as(address.contains("/actions") || address.contains("opt-outs") ? Role.LEADER : Role.CLERK))
                .exchange();
    }

    private String get(String address) {
        var answer = mvc.get()
                .uri(address)
                .with(as(address.contains("imports") ? Role.CLERK : Role.OFFICER))
                .exchange();
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Role role) {
        var scope = RegionCode.of(role == Role.OFFICER ? "510199001001" : "510199000000");
        var viewer = new Viewer(7, "demo", "甲", scope, role.permissions(), List.of(scope), Set.of("uncle-care"));
        var signedIn = authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
        return request -> csrf().postProcessRequest(signedIn.postProcessRequest(request));
    }
}
