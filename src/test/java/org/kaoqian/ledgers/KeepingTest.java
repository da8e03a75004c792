package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.AUDITOR;
import static org.kaoqian.ledgers.KeepingDesk.CADRES;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.ID_NUMBER;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What tables keep: amounts, points, references, values that come once, and fields and ledgers that are not for everybody. */
@SpringBootTest
@AutoConfigureMockMvc
class KeepingTest {

    private static final String HOUSES = "户号,户主,联系电话,区划代码\n"
            + "H1,张三,13800000001,510199001001\nH2,李四,,510199001002\nH3,王五,,510199001001\nH4,王五,,510199002001\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    KeepingDesk desk;

    @BeforeEach
    void ledgers_of_a_pack() {
        KeepingDesk.found(db, ledgers);
        desk = new KeepingDesk(mvc);
    }

    @AfterEach
    void nothing_stays() {
        KeepingDesk.removed(db, ledgers);
    }

    @Test
    void a_reference_in_a_file_is_a_key_or_a_title_that_only_one_record_has() {
        desk.imports("probe_house", HOUSES, CLERK);

        var done = desk.imports(
                "probe_grant", "编号,户,金额\nG1,H1,100\nG2,李四,12.5万\nG3,没有,1\nG4,王五,1\nG5,,1\nG6,h2,1\n", CLERK);

        assertThat(done).containsEntry("inserted", 3).containsEntry("rejected", 3);
        assertThat(db.sql("select g.number || ' ' || h.number || ' ' || g.amount from ledgers.probe_grant g"
                                + " join ledgers.probe_house h on h.id = g.house order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("G1 H1 100.00", "G2 H2 125000.00");
        assertThat(db.sql(
                                "select line || ' ' || array_to_string(columns, ',') || ' ' || zh[1] from ledgers.import_reject"
                                        + " where import = :id order by line")
                        .param("id", done.get("id"))
                        .query(String.class)
                        .list())
                .containsExactly(
                        "4 1 “户”填的“没有”在试验户里找不到；请填对方的户号，或先到该台账登记。",
                        "5 1 “户”填的“王五”在试验户里不止一条；请改填对方的户号。",
                        "7 1 “户”填的“h2”在试验户里找不到；请填对方的户号，或先到该台账登记。");
    }

    @Test
    void a_reference_shows_its_title_and_link_and_is_exported_as_the_key() {
        desk.imports("probe_house", HOUSES, CLERK);
        var id = desk.added("probe_grant", "{\"number\":\"G1\",\"house\":\"李四\",\"amount\":\"1,234.5\"}", CLERK);

        var record = desk.get("/api/v1/ledgers/probe_grant/records/" + id, CLERK);
        assertThat(KeepingDesk.<String>json(record, "$.house.key")).isEqualTo("H2");
        assertThat(KeepingDesk.<String>json(record, "$.house.title")).isEqualTo("李四");
        assertThat(text(desk.get("/ledgers/probe_grant/records/" + id, CLERK)))
                .contains("李四", "/ledgers/probe_house/records/", "1,234.50");
        assertThat(text(desk.get("/ledgers/probe_grant", CLERK))).contains("G1");
        assertThat(text(desk.get("/api/v1/ledgers/probe_grant/export.csv", CLERK)))
                .contains("G1,H2,1234.50");
        assertThat(text(desk.get("/ledgers/probe_grant/records/" + id + "/edit", CLERK)))
                .contains("value=\"H2\"", "data-suggest=\"/ledgers/probe_house/suggest\"");

        db.sql("update ledgers.probe_house set number = 'H22' where number = 'H2'")
                .update();
        assertThat(KeepingDesk.<String>json(
                        desk.get("/api/v1/ledgers/probe_grant/records/" + id, CLERK), "$.house.key"))
                .isEqualTo("H22");
        var unknown = desk.patch("probe_grant", id, "{\"version\":1,\"fields\":{\"house\":\"王五\"}}", CLERK);
        assertThat(unknown).hasStatus(422);
        assertThat(KeepingDesk.<String>json(unknown, "$.faults.house.zh")).contains("不止一条");
    }

    @Test
    void suggestions_come_from_the_own_area_alone() {
        desk.imports("probe_house", HOUSES, CLERK);

        assertThat(KeepingDesk.<List<String>>json(
                        desk.get("/api/v1/ledgers/probe_house/suggest?q=王", CLERK), "$.items[*].key"))
                .containsExactlyInAnyOrder("H3", "H4");
        assertThat(KeepingDesk.<List<String>>json(
                        desk.get("/api/v1/ledgers/probe_house/suggest?q=王", OTHER), "$.items[*].key"))
                .containsExactly("H4");
        assertThat(desk.get("/api/v1/ledgers/probe_cadre/suggest?q=a", CLERK)).hasStatus(404);
        assertThat(desk.get("/api/v1/ledgers/probe_cadre/suggest?q=a", CADRES)).hasStatusOk();
    }

    @Test
    void amounts_and_points_are_checked() {
        var fields = ledgers.named("probe_grant");
        var amount = fields.field("amount").orElseThrow();
        for (var typed : Map.of("￥1,200元", "1200.00", "12.5万", "125000.00", "0.1亿元", "10000000.00", "-3", "-3.00")
                .entrySet()) {
            assertThat(Amounts.money(amount, typed.getKey())).isEqualTo(new Value.Kept(typed.getValue()));
        }
        for (var wrong : List.of("1.234", "12,34", "一百", "1e30")) {
            assertThat(Amounts.money(amount, wrong)).as(wrong).isInstanceOf(Value.Wrong.class);
        }
        assertThat(Amounts.point("104.0657350，30.659462")).isEqualTo(new Value.Kept("104.065735,30.659462"));
        assertThat(Amounts.point("30.659462,104.065735")).asString().contains("写反");
        assertThat(Amounts.point("2.35,48.85")).asString().contains("不在中国");
        assertThat(Amounts.point("那里")).asString().contains("不是坐标");
    }

    @Test
    void what_only_one_record_may_have_is_refused_with_the_name_of_the_record_that_has_it() {
        desk.added(
                "probe_grant",
                "{\"number\":\"G1\",\"identity\":\"" + ID_NUMBER + "\",\"card\":\"C1\","
                        + "\"region\":\"510199002001\"}",
                CLERK);

        var again = desk.add("probe_grant", "{\"number\":\"G2\",\"identity\":\"" + ID_NUMBER + "\"}", CLERK);
        assertThat(again).hasStatus(422);
        assertThat(KeepingDesk.<String>json(again, "$.faults.identity.zh"))
                .contains("G1")
                .doesNotContain(ID_NUMBER);
        assertThat(KeepingDesk.<String>json(
                        desk.add("probe_grant", "{\"number\":\"G2\",\"card\":\"C1\"}", STREET), "$.faults.card.zh"))
                .contains("辖区以外")
                .doesNotContain("G1");

        var done = desk.imports("probe_grant", "编号,身份证号,卡号\nG3," + ID_NUMBER + ",\nG4,,C1\nG5,,C5\nG6,,C5\n", CLERK);
        assertThat(done).containsEntry("inserted", 1).containsEntry("rejected", 3);
        assertThat(rejected(done)).anyMatch(why -> why.contains("G1")).anyMatch(why -> why.contains("第4行相同"));
        assertThat(db.sql("select array_to_string(cells, ' ') from ledgers.import_reject where import = :id")
                        .param("id", done.get("id"))
                        .query(String.class)
                        .list())
                .noneMatch(cells -> cells.contains(ID_NUMBER));
    }

    private List<String> rejected(Map<String, Object> done) {
        return db.sql("select array_to_string(zh, ' ') from ledgers.import_reject where import = :id order by line")
                .param("id", done.get("id"))
                .query(String.class)
                .list();
    }

    @Test
    void a_field_for_some_duties_is_absent_for_everybody_else() {
        var done = desk.imports("probe_grant", "编号,核查意见,旧字段\nG1,金丝雀,旧\n", AUDITOR);
        assertThat(done).containsEntry("inserted", 1);
        assertThat(KeepingDesk.<List<String>>json(
                        desk.get("/api/v1/imports/" + done.get("id"), AUDITOR), "$.ignoredColumns"))
                .containsExactly("旧字段");
        var id = db.sql("select id from ledgers.probe_grant").query(Long.class).single();
        var record = "/api/v1/ledgers/probe_grant/records/" + id;
        assertThat(KeepingDesk.<String>json(desk.get(record, AUDITOR), "$.verdict"))
                .isEqualTo("金丝雀");
        assertThat(text(desk.get("/ledgers/probe_grant/records/" + id, AUDITOR)))
                .contains("金丝雀")
                .doesNotContain("旧字段");

        for (var path : List.of(
                record,
                "/api/v1/ledgers",
                "/api/v1/ledgers/probe_grant/records",
                "/ledgers/probe_grant",
                "/ledgers/probe_grant/records/" + id,
                "/ledgers/probe_grant/records/" + id + "/edit",
                "/api/v1/ledgers/probe_grant/export.csv")) {
            assertThat(text(desk.get(path, CLERK))).as(path).doesNotContain("金丝雀", "核查意见", "verdict");
        }
        assertThat(desk.get("/api/v1/ledgers/probe_grant/records?filter={f}", CLERK, "verdict == \"金丝雀\""))
                .hasStatus(400);
        assertThat(desk.get("/api/v1/ledgers/probe_grant/records?filter={f}", AUDITOR, "verdict == \"金丝雀\""))
                .hasStatusOk();
        assertThat(desk.patch("probe_grant", id, "{\"version\":1,\"fields\":{\"verdict\":\"改\"}}", CLERK))
                .hasStatus(422);
        assertThat(desk.imports("probe_grant", "编号,核查意见\nG1,换\n", CLERK)).containsEntry("updated", 0);
        assertThat(db.sql("select verdict from ledgers.probe_grant")
                        .query(String.class)
                        .single())
                .isEqualTo("金丝雀");
    }

    @Test
    void a_ledger_for_some_duties_does_not_exist_for_everybody_else() {
        var id = desk.added("probe_cadre", "{\"number\":\"C1\",\"name\":\"金丝雀\"}", CADRES);
        var file = "编号,姓名\nC2,乙\n";
        var done = desk.imports("probe_cadre", file, CADRES);
        assertThat(text(desk.get("/api/v1/ledgers", CADRES))).contains("probe_cadre");

        for (var path : List.of(
                "/api/v1/ledgers/probe_cadre/records",
                "/api/v1/ledgers/probe_cadre/records/" + id,
                "/api/v1/ledgers/probe_cadre/records/" + id + "/files/paper",
                "/api/v1/ledgers/probe_cadre/export.csv",
                "/api/v1/ledgers/probe_cadre/export.xlsx",
                "/api/v1/ledgers/probe_cadre/template.xlsx",
                "/api/v1/imports/" + done.get("id"),
                "/api/v1/imports/" + done.get("id") + "/rejected.xlsx",
                "/ledgers/probe_cadre",
                "/ledgers/probe_cadre/import",
                "/ledgers/probe_cadre/records/new",
                "/ledgers/probe_cadre/records/" + id,
                "/ledgers/probe_cadre/records/" + id + "/edit",
                "/imports/" + done.get("id"))) {
            assertThat(desk.get(path, CLERK)).as(path).hasStatus(404);
        }
        assertThat(desk.add("probe_cadre", "{\"number\":\"C3\",\"name\":\"丙\"}", CLERK))
                .hasStatus(404);
        assertThat(desk.patch("probe_cadre", id, "{\"version\":1,\"fields\":{}}", CLERK))
                .hasStatus(404);
        assertThat(desk.post("/api/v1/ledgers/probe_cadre/bulk", "{\"filter\":\"\"}", CLERK))
                .hasStatus(404);
        assertThat(desk.post("/api/v1/imports/" + done.get("id") + "/undo", "{}", CLERK))
                .hasStatus(404);
        assertThat(desk.send(
                        "/api/v1/ledgers/probe_cadre/imports", "x.csv", file.getBytes(StandardCharsets.UTF_8), CLERK))
                .hasStatus(404);
        assertThat(desk.send("/api/v1/ledgers/probe_cadre/files", "x.pdf", new byte[10], CLERK))
                .hasStatus(404);
        for (var path : List.of("/api/v1/ledgers", "/ledgers", "/imports", "/api/v1/imports")) {
            assertThat(text(desk.get(path, CLERK))).as(path).doesNotContain("probe_cadre", "试验干部");
        }
    }

    @Test
    void retired_fields_are_not_written() {
        assertThat(desk.add("probe_grant", "{\"number\":\"G1\",\"former\":\"x\"}", CLERK))
                .hasStatus(422);
    }
}
