package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.kaoqian.ledgers.District.DISTRICT_CLERK;
import static org.kaoqian.ledgers.District.OTHER_STREET_CLERK;
import static org.kaoqian.ledgers.District.STREET_CLERK;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** S2.6: what an integrator does with ledgers over the API. */
@SpringBootTest
@AutoConfigureMockMvc
class LedgersApiTest {

    private static final String HEADER = "许可证编号,许可类型,持证主体,统一社会信用代码,区划代码,联系人,联系电话,发证日期,有效期至,状态\n";

    @TempDir
    Path folder;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    ImportStore store;

    @Autowired
    Uploads uploads;

    @BeforeEach
    void an_empty_ledger() {
        District.found(db);
        db.sql("truncate ledgers.licence, ledgers.import, ledgers.import_reject")
                .update();
    }

    @Test
    void a_file_is_taken_in_imported_in_the_background_and_listed() {
        var id = upload("licence", "x.csv", csv(row("JY1", "阿")), "upsert", DISTRICT_CLERK);

        var done = done(id, DISTRICT_CLERK);

        assertThat(done).containsEntry("state", "DONE").containsEntry("rows", 1).containsEntry("accepted", 1);
        assertThat(this.<List<Object>>json(get("/api/v1/imports", DISTRICT_CLERK), "$.items"))
                .hasSize(1);
        assertThat(this.<String>json(get("/api/v1/ledgers/licence/records", DISTRICT_CLERK), "$.items[0].phone"))
                .isEqualTo("138****1111");
    }

    @Test
    void content_that_cannot_be_imported_fails_in_two_languages() {
        var id = upload("licence", "x.xlsx", "<html>".getBytes(StandardCharsets.UTF_8), "upsert", DISTRICT_CLERK);
        var failed = done(id, DISTRICT_CLERK);
        assertThat(failed).containsEntry("state", "FAILED");
        assertThat(failed.get("problem")).asString().contains("title=", "detail=", "detail_zh=", "网页");
    }

    @Test
    void a_header_without_rows_is_said_to_have_none() {
        assertThat(done(upload("licence", "x.csv", csv(), "upsert", DISTRICT_CLERK), DISTRICT_CLERK)
                        .get("problem"))
                .asString()
                .contains("没有数据行");
    }

    @Test
    void a_double_click_is_one_import() {
        var content = csv(row("JY1", "阿"));
        var first = store.nextId();
        var file = StoredFile.write(new ByteArrayInputStream(content), uploads.path(first), "x.csv");
        store.add(first, "licence", ImportMode.UPSERT, file, DISTRICT_CLERK);

        assertThat(upload("licence", "x.csv", content, "upsert", DISTRICT_CLERK))
                .isEqualTo((int) first.value());
        assertThat(upload("licence", "x.csv", content, "insert", DISTRICT_CLERK))
                .isNotEqualTo((int) first.value());
        assertThat(upload("licence", "x.csv", content, "upsert", STREET_CLERK)).isNotEqualTo((int) first.value());
    }

    @Test
    void wrong_requests_are_answered_as_problems() {
        assertThat(post("/api/v1/ledgers/nothing/imports", "x.csv", csv(), "upsert", DISTRICT_CLERK))
                .hasStatus(404);
        assertThat(post("/api/v1/ledgers/licence/imports", "x.csv", csv(), "replace", DISTRICT_CLERK))
                .hasStatus(400);
        assertThat(get("/api/v1/imports/999999", DISTRICT_CLERK)).hasStatus(404);
        var invalid = get("/api/v1/ledgers/licence/records?filter={f}", DISTRICT_CLERK, "holder = 1");
        assertThat(invalid).hasStatus(400);
        assertThat(this.<String>json(invalid, "$.detail_zh")).contains("==");
        assertThat(get("/api/v1/ledgers/licence/records?sort=premises", DISTRICT_CLERK))
                .hasStatus(400);
        assertThat(get("/api/v1/ledgers/licence/records?after=nonsense", DISTRICT_CLERK))
                .hasStatus(400);
    }

    @Test
    void refused_rows_come_back_marked_and_are_accepted_once_mended() throws Exception {
        var text = csv(
                row("JY1", "阿"),
                row("JY2", "百").replace("2027-03-01", "2026-02-30"),
                row("JY3", "").replace("13800001111", "1"));
        var id = upload("licence", "x.csv", text, "upsert", DISTRICT_CLERK);
        assertThat(done(id, DISTRICT_CLERK)).containsEntry("accepted", 1).containsEntry("rejected", 2);

        var file = folder.resolve("rejected.xlsx");
        Files.write(file, bytes(get("/api/v1/imports/" + id + "/rejected.xlsx", DISTRICT_CLERK)));
        try (var workbook = new XSSFWorkbook(Files.newInputStream(file));
                var out = Files.newOutputStream(folder.resolve("mended.xlsx"))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(cells(sheet.getRow(0))).startsWith("许可证编号", "许可类型").endsWith("原行号", "错误说明");
            assertThat(cells(sheet.getRow(1)).getFirst()).isEqualTo("JY2");
            assertThat(cells(sheet.getRow(1)).getLast()).contains("没有“2026-02-30”这一天");
            var wrong = sheet.getRow(1).getCell(8);
            assertThat(wrong.getCellComment().getString().getString()).contains("2026-02-30");
            assertThat(wrong.getCellStyle().getFillForegroundColorColor().getARGBHex())
                    .isEqualTo("FFFFC7CE");
            assertThat(cells(sheet.getRow(2)).getLast()).contains("必填").contains("11位");
            wrong.setCellValue("2027-02-28");
            sheet.getRow(2).getCell(2).setCellValue("才");
            sheet.getRow(2).getCell(6).setCellValue("13800002222");
            workbook.write(out);
        }
        var mended = upload(
                "licence", "mended.xlsx", Files.readAllBytes(folder.resolve("mended.xlsx")), "upsert", DISTRICT_CLERK);
        assertThat(done(mended, DISTRICT_CLERK))
                .containsEntry("accepted", 2)
                .containsEntry("rejected", 0)
                .containsEntry("ignoredColumns", List.of());
    }

    @Test
    void pages_together_are_the_whole_list_in_the_order_of_pinyin() {
        var names = List.of("重庆面馆", "阿里山茶楼", "北门药店", "成都火锅", "安顺桥", "张记", "锦江宾馆", "邻里超市", "八宝街", "安顺桥");
        for (int i = 0; i < 57; i++) {
            db.sql(
                            "insert into ledgers.licence (district, number, holder, region, expires) values ('510199', ?, ?, '510199001001', ?)")
                    .params(
                            "N" + i,
                            names.get(i % names.size()) + i % 7,
                            i % 3 == 0 ? null : java.time.LocalDate.of(2027, 1, 1 + i % 5))
                    .update();
        }
        assertThat(pages("holder", 7))
                .isEqualTo(db.sql("select number from ledgers.licence order by holder collate \"zh-x-icu\", id")
                        .query(String.class)
                        .list());
        assertThat(pages("-holder", 10))
                .isEqualTo(
                        db.sql("select number from ledgers.licence order by holder collate \"zh-x-icu\" desc, id desc")
                                .query(String.class)
                                .list());
        assertThat(pages("expires", 5))
                .isEqualTo(db.sql("select number from ledgers.licence order by expires nulls last, id")
                        .query(String.class)
                        .list());
        assertThat(pages("-expires", 8))
                .isEqualTo(db.sql("select number from ledgers.licence order by expires desc nulls last, id desc")
                        .query(String.class)
                        .list());
        assertThat(pages("", 9))
                .isEqualTo(db.sql("select number from ledgers.licence order by id")
                        .query(String.class)
                        .list());
        assertThat(this.<String>json(
                        get("/api/v1/ledgers/licence/records?sort=holder&limit=1", DISTRICT_CLERK),
                        "$.items[0].holder"))
                .startsWith("阿里山");
    }

    private List<String> pages(String sort, int limit) {
        var numbers = new ArrayList<String>();
        String after = "";
        do {
            var page = get(
                    "/api/v1/ledgers/licence/records?sort={s}&limit={l}&after={a}", DISTRICT_CLERK, sort, limit, after);
            numbers.addAll(this.<List<String>>json(page, "$.items[*].number"));
            after = this.<String>json(page, "$.next");
        } while (after != null);
        return numbers;
    }

    @Test
    void a_filter_in_cel_narrows_the_list() {
        insert("N1", "甲", "510199001001");
        insert("N2", "乙", "510199001002");
        var found = get(
                "/api/v1/ledgers/licence/records?filter={f}", DISTRICT_CLERK, "holder == \"乙\" && status == \"valid\"");
        assertThat(this.<List<String>>json(found, "$.items[*].number")).containsExactly("N2");
    }

    @Test
    void nobody_reads_or_writes_beyond_the_own_street() {
        var id = insert("N1", "甲", "510199001001");
        var importId = upload("licence", "x.csv", csv(row("JY1", "阿")), "upsert", STREET_CLERK);
        done(importId, STREET_CLERK);

        assertThat(this.<List<Object>>json(get("/api/v1/ledgers/licence/records", OTHER_STREET_CLERK), "$.items"))
                .isEmpty();
        assertThat(this.<List<Object>>json(get("/api/v1/ledgers/licence/records", STREET_CLERK), "$.items"))
                .hasSize(2);
        assertThat(get("/api/v1/ledgers/licence/records/" + id, OTHER_STREET_CLERK))
                .hasStatus(404);
        assertThat(get("/api/v1/imports/" + importId, OTHER_STREET_CLERK)).hasStatus(404);
        assertThat(get("/api/v1/imports/" + importId + "/rejected.xlsx", OTHER_STREET_CLERK))
                .hasStatus(404);
        assertThat(patch(id, "{\"version\":1,\"fields\":{\"holder\":\"乙\"}}", OTHER_STREET_CLERK))
                .hasStatus(404);
        assertThat(reveal(id, "phone", "核对", OTHER_STREET_CLERK)).hasStatus(404);
        assertThat(text(get("/api/v1/ledgers/licence/export.csv", OTHER_STREET_CLERK)))
                .doesNotContain("甲", "阿");
        assertThat(patch(id, "{\"version\":1,\"fields\":{\"region\":\"510199002001\"}}", STREET_CLERK))
                .hasStatus(422);
    }

    @Test
    void a_stale_change_is_a_conflict_that_shows_what_is_there_now() {
        var id = insert("N1", "甲", "510199001001");
        assertThat(patch(id, "{\"version\":1,\"fields\":{\"holder\":\"乙\"},\"why\":\"更名\"}", STREET_CLERK))
                .hasStatusOk();
        var stale = patch(id, "{\"version\":1,\"fields\":{\"holder\":\"丙\"}}", STREET_CLERK);
        assertThat(stale).hasStatus(409);
        assertThat(this.<String>json(stale, "$.current.holder")).isEqualTo("乙");
        assertThat(patch(id, "{\"version\":2,\"fields\":{\"expires\":\"2026-02-30\"}}", STREET_CLERK))
                .hasStatus(422);
        assertThat(db.sql("select detail from audit.entry where subject = ?")
                        .param("licence/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("更名 [holder: 甲 -> 乙]");
    }

    @Test
    void a_masked_field_is_shown_for_a_reason_and_the_look_is_logged() {
        var id = insert("N1", "甲", "510199001001");
        db.sql("update ledgers.licence set phone = '13800001111' where id = ?")
                .param(id)
                .update();

        assertThat(reveal(id, "phone", "", STREET_CLERK)).hasStatus(400);
        assertThat(this.<String>json(reveal(id, "phone", "电话核实", STREET_CLERK), "$.value"))
                .isEqualTo("13800001111");
        assertThat(db.sql(
                                "select actor || ' ' || detail from audit.entry where action = 'field.revealed' and subject = ?")
                        .param("licence/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("street-clerk phone: 电话核实");
        var mayNot = new Viewer(9, "reader", "reader", STREET_CLERK.scope(), Set.of(Permission.LEDGER_READ));
        assertThat(reveal(id, "phone", "好奇", mayNot)).hasStatus(403);
        assertThat(get("/api/v1/ledgers/licence/records?filter={f}", mayNot, "phone.startsWith(\"138\")"))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@cmd"})
    void exports_hold_no_formula_and_come_back_as_they_were(String name) throws IOException {
        var id = insert("N1", name, "510199001001");
        var csv = text(get("/api/v1/ledgers/licence/export.csv", STREET_CLERK));
        assertThat(csv).startsWith("\ufeff许可证编号").contains(",'" + name + ",");
        var file = bytes(get("/api/v1/ledgers/licence/export.xlsx", STREET_CLERK));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            assertThat(cells(workbook.getSheetAt(0).getRow(1))).contains("'" + name);
        }
        var back = upload("licence", "back.csv", csv.getBytes(StandardCharsets.UTF_8), "upsert", STREET_CLERK);
        assertThat(done(back, STREET_CLERK)).containsEntry("unchanged", 1);
        assertThat(this.<String>json(get("/api/v1/ledgers/licence/records/" + id, STREET_CLERK), "$.holder"))
                .isEqualTo(name);
    }

    @Test
    void an_export_is_masked_unless_its_reader_may_see_more_and_asks_for_it() {
        insert("N1", "甲", "510199001001");
        db.sql("update ledgers.licence set phone = '13800001111', contact = '张三'")
                .update();
        assertThat(text(get("/api/v1/ledgers/licence/export.csv", STREET_CLERK)))
                .contains("138****1111", "张**");
        assertThat(text(get("/api/v1/ledgers/licence/export.csv?reveal=true", STREET_CLERK)))
                .contains("13800001111", "张三");
        assertThat(db.sql("select detail from audit.entry where action = 'ledger.exported' order by seq desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("with sensitive fields");
    }

    @Test
    void the_template_is_a_workbook_with_drop_downs_that_has_no_rows_yet() throws IOException {
        var file = bytes(get("/api/v1/ledgers/licence/template.xlsx", STREET_CLERK));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(cells(sheet.getRow(0))).contains("许可证编号*", "持证主体*", "状态");
            assertThat(sheet.getDataValidations()).isNotEmpty();
            assertThat(workbook.isSheetHidden(2)).isTrue();
        }
        assertThat(done(upload("licence", "t.xlsx", file, "upsert", STREET_CLERK), STREET_CLERK)
                        .get("problem"))
                .asString()
                .contains("没有数据行");
    }

    private long insert(String number, String holder, String region) {
        return db.sql(
                        "insert into ledgers.licence (district, number, holder, region) values ('510199', ?, ?, ?) returning id")
                .params(number, holder, region)
                .query(Long.class)
                .single();
    }

    private static String row(String number, String holder) {
        return number + ",食品经营许可证," + holder + "," + District.creditCode(1)
                + ",510199001001,张三,13800001111,2022-03-01,2027-03-01,有效\n";
    }

    private static byte[] csv(String... rows) {
        return (HEADER + String.join("", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private int upload(String ledger, String name, byte[] content, String mode, Viewer viewer) {
        var result = post("/api/v1/ledgers/" + ledger + "/imports", name, content, mode, viewer);
        assertThat(result).hasStatus(202);
        return json(result, "$.id");
    }

    private MvcTestResult post(String path, String name, byte[] content, String mode, Viewer viewer) {
        return mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", name, null, content))
                .param("mode", mode)
                .with(as(viewer))
                .exchange();
    }

    private Map<String, Object> done(int id, Viewer viewer) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> this.<Map<String, Object>>json(get("/api/v1/imports/" + id, viewer), "$"),
                        json -> !"RUNNING".equals(json.get("state")));
    }

    private MvcTestResult get(String uri, Viewer viewer, Object... variables) {
        return mvc.get().uri(uri, variables).with(as(viewer)).exchange();
    }

    private MvcTestResult patch(long id, String body, Viewer viewer) {
        return mvc.patch()
                .uri("/api/v1/ledgers/licence/records/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(as(viewer))
                .exchange();
    }

    private MvcTestResult reveal(long id, String field, String reason, Viewer viewer) {
        return mvc.post()
                .uri("/api/v1/ledgers/licence/records/" + id + "/reveal")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"field\":\"" + field + "\",\"reason\":\"" + reason + "\"}")
                .with(as(viewer))
                .exchange();
    }

    private static RequestPostProcessor as(Viewer viewer) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of()));
    }

    private <T> T json(MvcTestResult result, String path) {
        return JsonPath.read(text(result), path);
    }

    private static String text(MvcTestResult result) {
        return new String(bytes(result), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(MvcTestResult result) {
        return result.getResponse().getContentAsByteArray();
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(cell.toString()));
        return cells;
    }
}
