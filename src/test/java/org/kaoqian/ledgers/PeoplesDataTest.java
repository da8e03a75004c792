package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.text;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** People's data leaves only by two hands, is shown masked wherever it is named, and goes when its time is over. */
@SpringBootTest
@AutoConfigureMockMvc
class PeoplesDataTest {

    private static final Viewer LEADER = leader("leader", "510199000000");
    private static final Viewer FAR_LEADER = leader("far-leader", "510199002000");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    @Autowired
    ChangeLog changes;

    @Autowired
    Batches batches;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Organisation organisation;

    @Autowired
    AuditLog audit;

    KeepingDesk desk;

    @BeforeEach
    void ledgers_of_a_pack() {
        KeepingDesk.found(db, ledgers);
        desk = new KeepingDesk(mvc);
        add("C1", "王小明", "2024-01-31");
        add("C2", "李秀英", "2025-06-30");
        add("C3", "赵长安", "");
    }

    @AfterEach
    void nothing_stays() {
        KeepingDesk.removed(db, ledgers);
    }

    @Test
    void an_export_takes_a_second_person_and_is_fetched_once() throws Exception {
        assertThat(desk.get("/api/v1/ledgers/probe_client/export.csv", CLERK)).hasStatus(409);
        assertThat(desk.get("/ledgers/probe_client/export.xlsx", CLERK)).hasStatus(409);
        assertThat(text(desk.get("/ledgers/probe_client", CLERK)))
                .contains("申请导出")
                .doesNotContain("export.xlsx");
        assertThat(ask("", false)).hasStatus(422);
        long id = KeepingDesk.<Number>json(ask("年底核对名单", false), "$.id").longValue();

        assertThat(fetch(id, CLERK)).hasStatus(409);
        assertThat(desk.post("/api/v1/exports/" + id + "/approve", "{}", CLERK)).hasStatus(403);
        assertThat(desk.post("/api/v1/exports/" + id + "/approve", "{}", FAR_LEADER))
                .hasStatus(404);
        assertThat(text(desk.get("/exports", LEADER))).contains("年底核对名单", "批准");
        assertThat(text(desk.get("/exports", STREET))).doesNotContain("年底核对名单");
        assertThat(desk.post("/api/v1/exports/" + id + "/approve", "{}", LEADER))
                .hasStatusOk();
        assertThat(desk.post("/api/v1/exports/" + id + "/refuse", "{}", LEADER)).hasStatus(409);

        assertThat(fetch(id, LEADER)).hasStatus(409);
        assertThat(fetch(id, OTHER)).hasStatus(404);
        var file = fetch(id, CLERK);
        assertThat(file).hasStatusOk();
        assertThat(cells(file.getResponse().getContentAsByteArray()))
                .contains("C1", "王**")
                .doesNotContain("王小明");
        assertThat(fetch(id, CLERK)).hasStatus(409);
    }

    @Test
    void nobody_approves_their_own_request_and_an_approval_lapses_after_a_day() throws Exception {
        long own = KeepingDesk.<Number>json(
                        desk.post("/api/v1/ledgers/probe_client/exports", "{\"why\":\"自己申请\"}", LEADER), "$.id")
                .longValue();
        assertThat(desk.post("/api/v1/exports/" + own + "/approve", "{}", LEADER))
                .hasStatus(409);

        long id = KeepingDesk.<Number>json(ask("上门走访", true), "$.id").longValue();
        assertThat(desk.post("/api/v1/exports/" + id + "/approve", "{}", LEADER))
                .hasStatusOk();
        db.sql("update ledgers.export_request set decided_at = decided_at - interval '25 hours' where id = ?")
                .param(id)
                .update();
        assertThat(fetch(id, CLERK)).hasStatus(409);
        db.sql("update ledgers.export_request set decided_at = decided_at + interval '25 hours' where id = ?")
                .param(id)
                .update();
        assertThat(cells(fetch(id, CLERK).getResponse().getContentAsByteArray()))
                .contains("王小明");
    }

    @Test
    void records_go_when_their_time_is_over_and_history_forgets_what_they_held() {
        var c1 = id("C1");
        desk.patch("probe_client", c1, "{\"version\":1,\"fields\":{\"kind\":\"紧急\"}}", CLERK);
        var retention = on("2026-06-10");
        var before = retention.says(ledgers.named("probe_client"), CLERK).orElseThrow();
        assertThat(before.last()).isNull();
        assertThat(before.soon()).isEqualTo(2);

        assertThat(retention.run()).isEqualTo(1);
        assertThat(retention.run()).isZero();
        assertThat(db.sql("select number from ledgers.probe_client order by number")
                        .query(String.class)
                        .list())
                .containsExactly("C2", "C3");
        assertThat(db.sql("select count(*) from ledgers.change where ledger = 'probe_client' and record = ? and"
                                + " field <> '' and (before is not null or after is not null)")
                        .param(c1)
                        .query(Long.class)
                        .single())
                .isZero();
        var after = retention.says(ledgers.named("probe_client"), CLERK).orElseThrow();
        assertThat(after.deleted()).isEqualTo(1);
        assertThat(after.soon()).isEqualTo(1);
        assertThat(retention
                        .says(ledgers.named("probe_client"), OTHER)
                        .orElseThrow()
                        .soon())
                .isZero();
        assertThat(text(desk.get("/ledgers/probe_client", CLERK))).contains("最近一次清理", "删除 1 条");
        var batch = db.sql("select id from ledgers.batch where ledger = 'probe_client' and kind = 'RETENTION'")
                .query(Long.class)
                .single();
        assertThat(desk.post("/api/v1/batches/" + batch + "/undo", "{}", CLERK)).hasStatus(409);
        assertThat(text(desk.get("/batches/" + batch, CLERK))).contains("到期清理").doesNotContain("/undo\"");
        assertThat(on("2026-07-01").run()).isEqualTo(1);
    }

    @Test
    void a_sealed_title_is_masked_on_boards_calendars_and_in_what_copies_it() {
        for (var uri : List.of("board?by=kind", "calendar?by=left_on&month=2025-06", "records/" + id("C2"))) {
            assertThat(text(desk.get("/ledgers/probe_client/" + uri, CLERK)))
                    .contains("李**")
                    .doesNotContain("李秀英", "v1.", "v2.");
        }
        var sealed = db.sql("select name from ledgers.probe_client where number = 'C2'")
                .query(String.class)
                .single();
        assertThat(Seals.isSealed(sealed)).isTrue();
        assertThat(names.shown("probe_client", sealed)).isEqualTo("李**");
        assertThat(names.shown("gone", sealed)).isEqualTo("**");
        assertThat(names.shown("probe_client", "东街茶楼")).isEqualTo("东街茶楼");
    }

    @Autowired
    SubjectNames names;

    private Retention on(String day) {
        var noon = Clock.fixed(Instant.parse(day + "T04:00:00Z"), ZoneId.of("Asia/Shanghai"));
        return new Retention(ledgers, changes, batches, transaction, new Retention.Around(organisation, audit, noon));
    }

    private void add(String number, String name, String left) {
        desk.added(
                "probe_client",
                "{\"number\":\"%s\",\"name\":\"%s\",\"left_on\":\"%s\",\"phone\":\"13800001111\",\"region\":\"510199001001\"}"
                        .formatted(number, name, left),
                CLERK);
    }

    private long id(String number) {
        return db.sql("select id from ledgers.probe_client where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult ask(String why, boolean reveal) {
        return desk.post(
                "/api/v1/ledgers/probe_client/exports", "{\"why\":\"%s\",\"reveal\":%s}".formatted(why, reveal), CLERK);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult fetch(long id, Viewer viewer) {
        return desk.post("/api/v1/exports/" + id + "/file", "{}", viewer);
    }

    private static String cells(byte[] xlsx) throws java.io.IOException {
        var all = new StringBuilder();
        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(xlsx))) {
            workbook.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> all.append(cell).append('|')));
        }
        return all.toString();
    }

    private static Viewer leader(String name, String scope) {
        var region = RegionCode.of(scope);
        return new Viewer(
                name.hashCode(),
                name,
                name,
                region,
                EnumSet.of(Permission.LEDGER_READ, Permission.LEDGER_EXPORT, Permission.EXPORT_APPROVE),
                List.of(region),
                Set.of());
    }
}
