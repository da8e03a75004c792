package org.kaoqian.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A service is a folder: installed, upgraded and removed in a running district. */
@SpringBootTest
@AutoConfigureMockMvc
class PacksApiTest {

    private static final String HEAD = """
            pack: trees
            version: 1
            title: {zh: 古树保护, en: Old trees}
            purpose: {zh: 掌握古树，定期巡查, en: To know old trees and to look after them}
            basis: {zh: 城市绿化条例, en: Regulation on Urban Greening}
            responsible: {zh: 区园林科, en: Parks}
            duties:
              - {duty: tree-care, zh: 古树管护, en: Care of trees}
            """;
    private static final String TREES = """
            ledger: tree
            label: {zh: 古树, en: Trees}
            key: [tag]
            title: tag
            purpose: {zh: 保护, en: To guard}
            basis: {zh: 条例, en: Regulation}
            retention: {years: 5, zh: 五年, en: Five years}
            fields:
              - {name: tag, label: {zh: 编号, en: Tag}, type: text, required: true, max: 20, sortable: true}
              - {name: kind, label: {zh: 树种, en: Kind}, type: code, codes: tree-kind, default: oak}
              - {name: height, label: {zh: 高, en: Height}, type: number}
              - {name: region, label: {zh: 区划, en: Region}, type: region}
            codes:
              tree-kind:
                - {code: oak, zh: 栎, en: Oak}
                - {code: ginkgo, zh: 银杏, en: Ginkgo}
            """;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void a_district() {
        db.sql(
                        "insert into organisation.region (district, code, name, kind) values ('510199', '510199000000', '示范区', 'DISTRICT') on conflict do nothing")
                .update();
    }

    @AfterEach
    void nothing_stays() {
        call(mvc.delete().uri("/api/v1/packs/trees").with(as(Role.ADMINISTRATOR)));
        call(mvc.delete().uri("/api/v1/packs/trees?purge=true").with(as(Role.ADMINISTRATOR)));
    }

    @Test
    void an_installed_ledger_is_a_table_with_a_grid_and_takes_records() {
        assertThat(install(Map.of())).hasStatusOk();

        assertThat(add("{\"tag\":\"A1\",\"kind\":\"银杏\",\"height\":12.5}")).hasStatus(201);
        var records = get("/api/v1/ledgers/tree/records?filter=" + "height%20%3E%2012");
        assertThat(JsonPath.<String>read(records, "$.items[0].kind")).isEqualTo("ginkgo");
        assertThat(db.sql("select height from ledgers.tree").query(Double.class).single())
                .isEqualTo(12.5);
        assertThat(db.sql("select zh from organisation.duty where code = 'tree-care'")
                        .query(String.class)
                        .single())
                .isEqualTo("古树管护");
        assertThat(call(mvc.get().uri("/ledgers/tree").with(as(Role.CLERK))))
                .hasStatusOk()
                .bodyText()
                .contains("A1");
        assertThat(call(mvc.get().uri("/packs/trees").with(as(Role.CLERK))))
                .hasStatusOk()
                .bodyText()
                .contains("区园林科");
    }

    @Test
    void a_pack_whose_ledgers_are_for_others_is_not_there_even_for_an_administrator() {
        assertThat(install(Map.of("ledgers/tree.yaml", TREES.replace("key: [tag]", "only: [tree-care]\nkey: [tag]"))))
                .hasStatusOk();

        assertThat(call(mvc.get().uri("/packs").with(as(Role.ADMINISTRATOR))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("古树");
        for (var address : List.of("/packs/trees", "/api/v1/packs/trees", "/ledgers/tree")) {
            assertThat(call(mvc.get().uri(address).with(as(Role.ADMINISTRATOR))))
                    .hasStatus(404);
        }
    }

    @Test
    void what_a_pack_has_for_others_is_neither_on_its_page_nor_in_the_api_not_even_for_an_administrator() {
        var secret = TREES.substring(0, TREES.lastIndexOf("codes:"))
                .replace("ledger: tree", "ledger: tree_thief")
                .replace("{zh: 古树, en: Trees}", "{zh: 盗伐线索, en: Thieves}")
                .replaceAll("(?m)^  - \\{name: (kind|height).*\n", "")
                .replace("key: [tag]", "only: [tree-care]\nkey: [tag]");
        var rule = """
                rule: tree-stolen
                title: {zh: 疑似盗伐核查, en: Look for thieves}
                ledger: tree_thief
                duty: tree-care
                citation: {law: {zh: 城市绿化条例, en: Regulation}, article: "1", confidence: B}
                valid: {from: 2020-01-01}
                when: has(tag)
                trigger: {change: true}
                steps: [{name: look, title: {zh: 核查, en: Look}, after: 0, within: 3, case: tree-look}]
                examples: [{says: {zh: 有, en: One}, record: {tag: A}, on: 2026-11-02, step: look}]
                """;
        var kind = """
                kind: tree-look
                title: {zh: 现场蹲守, en: Lie in wait}
                outcomes: [{outcome: done, zh: 完成, en: Done}]
                """;
        var view = """
                view: thieves
                ledger: tree_thief
                title: {zh: 线索总表, en: All leads}
                shape: grid
                """;
        var files = Map.of(
                "ledgers/tree_thief.yaml", secret,
                "rules/tree-stolen.yaml", rule,
                "cases/tree-look.yaml", kind,
                "views/thieves.yaml", view,
                "demo/tree_thief.csv", "tag\nA9\n");
        assertThat(install(files)).hasStatusOk();

        for (var role : List.of(Role.ADMINISTRATOR, Role.LEADER, Role.CLERK, Role.OFFICER)) {
            for (var address : List.of("/packs/trees", "/api/v1/packs/trees", "/api/v1/packs")) {
                assertThat(call(mvc.get().uri(address).with(as(role))))
                        .hasStatusOk()
                        .bodyText()
                        .contains("古树保护")
                        .doesNotContain("thie", "盗伐", "tree-stolen", "tree-look", "蹲守", "线索");
            }
        }
        assertThat(call(mvc.get().uri("/packs/trees").with(as(Role.OFFICER, "tree-care"))))
                .hasStatusOk()
                .bodyText()
                .contains("盗伐线索", "tree-stolen", "蹲守", "线索总表", "demo/tree_thief.csv");

        call(mvc.delete().uri("/api/v1/packs/trees").with(as(Role.ADMINISTRATOR)));

        assertThat(call(mvc.get().uri("/packs/trees").with(as(Role.ADMINISTRATOR))))
                .hasStatusOk()
                .bodyText()
                .contains("古树保护")
                .doesNotContain("thie", "盗伐", "tree-stolen", "tree-look", "蹲守", "线索");
    }

    @Test
    void a_required_field_with_a_default_has_it_where_nothing_is_said() throws Exception {
        assertThat(install(Map.of(
                        "ledgers/tree.yaml",
                        TREES.replace("codes: tree-kind, default", "codes: tree-kind, required: true, default"))))
                .hasStatusOk();

        assertThat(add("{\"tag\":\"A1\"}")).hasStatus(201);
        for (var rows : List.of("编号,高\nA2,3\n", "编号,树种\nA3,\nA4,银杏\n")) {
            var begun =
                    body(mvc.post()
                            .uri("/api/v1/ledgers/tree/imports")
                            .multipart()
                            .file(new org.springframework.mock.web.MockMultipartFile(
                                    "file", "trees.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)))
                            .with(as(Role.CLERK))
                            .with(org.springframework.security.test.web.servlet.request
                                    .SecurityMockMvcRequestPostProcessors.csrf())
                            .exchange());
            var id = JsonPath.<Integer>read(begun, "$.id");
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(30))
                    .until(() -> !get("/api/v1/imports/" + id).contains("\"RUNNING\""));
        }

        assertThat(db.sql("select tag || kind from ledgers.tree order by tag")
                        .query(String.class)
                        .list())
                .containsExactly("A1oak", "A2oak", "A3oak", "A4ginkgo");
        assertThat(get("/ledgers/tree/records/new")).contains("<option value=\"oak\" selected");
    }

    @Test
    void the_manual_stands_in_the_program_with_the_names_that_can_be_used() {
        install(Map.of("ledgers/tree.yaml", TREES.replace("type: number}", "type: number, seenBy: [tree-care]}")));

        assertThat(call(mvc.get().uri("/packs/manual").with(as(Role.CLERK))))
                .hasStatusOk()
                .bodyText()
                .contains("<h1 id=\"packs-a-new-service-is-a-folder\">", "enterprise", "credit_code", "tree-care", "树种")
                .doesNotContain("<span class=\"kq-code\">height</span>");
    }

    @Test
    void a_field_for_others_cannot_be_guessed_at_through_a_reference() {
        assertThat(
                        install(
                                Map.of(
                                        "ledgers/tree.yaml",
                                        TREES.replace("type: number}", "type: number, seenBy: [tree-care]}"),
                                        "ledgers/branch.yaml",
                                        TREES.substring(0, TREES.lastIndexOf("codes:"))
                                                .replace("ledger: tree", "ledger: branch")
                                                .replaceAll("(?m)^  - \\{name: (kind|height).*\n", "")
                                                .replace(
                                                        "  - {name: region",
                                                        "  - {name: tree, label: {zh: 树, en: Tree}, type: reference, refers: tree}\n  - {name: region"))))
                .hasStatusOk();

        assertThat(call(mvc.get()
                        .uri(java.net.URI.create(
                                "/api/v1/ledgers/branch/records?filter=tree.kind%20%3D%3D%20%22oak%22"))
                        .with(as(Role.CLERK))))
                .hasStatusOk();
        assertThat(call(mvc.get()
                        .uri(java.net.URI.create("/api/v1/ledgers/branch/records?filter=tree.height%20%3E%2012"))
                        .with(as(Role.CLERK))))
                .hasStatus(400)
                .bodyText()
                .contains("没有“height”这个字段，或不归您的职责");
    }

    @Test
    void an_upgrade_adds_fields_renames_and_widens_and_keeps_every_row() {
        install(Map.of());
        add("{\"tag\":\"A1\",\"height\":12.5}");

        var upgraded = install(
                Map.of(
                        "pack.yaml", HEAD.replace("version: 1", "version: 2"),
                        "ledgers/tree.yaml",
                                TREES.replace("{zh: 高, en: Height}, type: number", "{zh: 树高, en: Height}, type: text")
                                        .replace("name: kind,", "name: species, was: kind,")
                                        .replace(
                                                "  - {name: region",
                                                "  - {name: planted, label: {zh: 栽种, en: Planted}, type: date}\n  - {name: region")));

        assertThat(upgraded).hasStatusOk();
        var records = get("/api/v1/ledgers/tree/records");
        assertThat(JsonPath.<String>read(records, "$.items[0].height")).isEqualTo("12.5");
        assertThat(JsonPath.<String>read(records, "$.items[0].species")).isEqualTo("oak");
        assertThat(add("{\"tag\":\"A2\",\"planted\":\"1905-03-01\"}")).hasStatus(201);
    }

    @Test
    void an_upgrade_computes_a_column_anew_where_its_expression_has_changed() {
        var computed =
                "  - {name: shade, label: {zh: 荫蔽, en: Shade}, type: number, derived: height * 2}\n  - {name: region";
        install(Map.of("ledgers/tree.yaml", TREES.replace("  - {name: region", computed)));
        add("{\"tag\":\"A1\",\"height\":12}");
        assertThat(JsonPath.<Number>read(get("/api/v1/ledgers/tree/records"), "$.items[0].shade")
                        .intValue())
                .isEqualTo(24);

        var upgraded = install(Map.of(
                "pack.yaml",
                HEAD.replace("version: 1", "version: 2"),
                "ledgers/tree.yaml",
                TREES.replace("  - {name: region", computed.replace("* 2", "* 3"))));

        assertThat(upgraded).hasStatusOk();
        assertThat(JsonPath.<Number>read(get("/api/v1/ledgers/tree/records"), "$.items[0].shade")
                        .intValue())
                .isEqualTo(36);
    }

    @Test
    void what_would_lose_data_is_refused_with_the_way_to_do_it_and_nothing_changes() {
        install(Map.of());
        add("{\"tag\":\"A1\",\"height\":12.5}");

        var refused = install(Map.of(
                "pack.yaml", HEAD.replace("version: 1", "version: 2"),
                "ledgers/tree.yaml",
                        TREES.replace("  - {name: height, label: {zh: 高, en: Height}, type: number}\n", "")));

        assertThat(refused).hasStatus(422).bodyText().contains("retired: true");
        assertThat(JsonPath.<Integer>read(get("/api/v1/packs/trees"), "$.version"))
                .isEqualTo(1);
        assertThat(get("/api/v1/ledgers/tree/records")).contains("12.5");
    }

    @Test
    void an_upgrade_that_leaves_all_ledgers_out_drops_nothing() {
        install(Map.of());
        add("{\"tag\":\"A1\"}");

        var refused = upload(zipped(Map.of("trees/pack.yaml", HEAD.replace("version: 1", "version: 2"))));

        assertThat(refused).hasStatus(422).bodyText().contains("没有台账“tree”");
        assertThat(get("/api/v1/ledgers/tree/records")).contains("A1");
    }

    @Test
    void another_pack_does_not_get_the_rows_that_a_removed_one_left() {
        install(Map.of());
        add("{\"tag\":\"A1\"}");
        call(mvc.delete().uri("/api/v1/packs/trees").with(as(Role.ADMINISTRATOR)));

        var refused = upload(zipped(Map.of(
                "oaks/pack.yaml",
                HEAD.replace("pack: trees", "pack: oaks").replace("duty: tree-care", "duty: oak-care"),
                "oaks/ledgers/tree.yaml",
                TREES)));

        assertThat(refused).hasStatus(422).bodyText().contains("还留着叫“tree”的台账");
    }

    @Test
    void after_an_upgrade_every_connection_reads_the_table_as_it_is_now() {
        install(Map.of());
        add("{\"tag\":\"A1\",\"height\":12.5}");
        for (int n = 0; n < 60; n++) {
            assertThat(get("/api/v1/ledgers/tree/records")).contains("A1");
        }

        install(Map.of(
                "pack.yaml",
                HEAD.replace("version: 1", "version: 2"),
                "ledgers/tree.yaml",
                TREES.replace("en: Height}, type: number", "en: Height}, type: text")));

        for (int n = 0; n < 60; n++) {
            assertThat(get("/api/v1/ledgers/tree/records")).contains("\"height\":\"12.5\"");
        }
    }

    @Test
    void every_fault_is_told_with_its_file_and_line_and_nothing_is_installed() {
        var refused = install(Map.of("ledgers/tree.yaml", TREES.replace("type: number", "type: numbr")));

        assertThat(refused).hasStatus(422);
        assertThat(JsonPath.<List<String>>read(body(refused), "$.faults[*].file"))
                .containsExactly("trees/ledgers/tree.yaml");
        assertThat(JsonPath.<Integer>read(body(refused), "$.faults[0].line")).isEqualTo(11);
        assertThat(JsonPath.<String>read(body(refused), "$.faults[0].detail_zh"))
                .contains("numbr");
        assertThat(call(mvc.get().uri("/api/v1/ledgers/tree/records").with(as(Role.CLERK))))
                .hasStatus(404);
    }

    @Test
    void a_changed_pack_of_the_same_version_is_refused_since_nobody_could_tell_the_two_apart() {
        install(Map.of());

        assertThat(install(Map.of("ledgers/tree.yaml", TREES.replace("zh: 高,", "zh: 树高,"))))
                .hasStatus(422)
                .bodyText()
                .contains("版本号要更大");
        assertThat(install(Map.of())).hasStatusOk();
    }

    @Test
    void a_removed_pack_leaves_its_rows_until_it_is_purged_and_finds_them_when_it_comes_back() {
        install(Map.of());
        add("{\"tag\":\"A1\"}");

        assertThat(call(mvc.delete().uri("/api/v1/packs/trees").with(as(Role.ADMINISTRATOR))))
                .hasStatusOk();
        assertThat(call(mvc.get().uri("/api/v1/ledgers/tree/records").with(as(Role.CLERK))))
                .hasStatus(404);
        assertThat(install(Map.of())).hasStatusOk();
        assertThat(get("/api/v1/ledgers/tree/records")).contains("A1");

        call(mvc.delete().uri("/api/v1/packs/trees").with(as(Role.ADMINISTRATOR)));
        assertThat(call(mvc.delete().uri("/api/v1/packs/trees?purge=true").with(as(Role.ADMINISTRATOR))))
                .hasStatusOk();
        assertThat(db.sql("select to_regclass('ledgers.tree') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void only_an_administrator_installs() {
        for (var role : List.of(Role.CLERK, Role.OFFICER, Role.LEADER, Role.AUDITOR)) {
            assertThat(call(mvc.post()
                            .uri("/api/v1/packs")
                            .contentType("application/zip")
                            .content(zip(Map.of()))
                            .with(as(role))))
                    .hasStatus(403);
        }
        assertThat(get("/api/v1/packs")).doesNotContain("trees");
    }

    @Test
    void what_is_no_pack_is_refused_in_a_sentence() throws IOException {
        assertThat(upload("no zip".getBytes(StandardCharsets.UTF_8))).hasStatus(422);
        assertThat(upload(zipOf(Map.of("trees/../../etc/passwd.yaml", "x")))).hasStatus(422);
        assertThat(upload(zipOf(Map.of("trees/pack.yaml", "a".repeat(500_000)))))
                .hasStatus(422);
        assertThat(upload(zipOf(Map.of("trees/pack.yaml", HEAD, "trees/rulez/x.yaml", "x"))))
                .hasStatus(422)
                .bodyText()
                .contains("rulez/x.yaml");
        assertThat(upload(new byte[PackFolder.ZIP_READ]))
                .hasStatus(422)
                .bodyText()
                .contains("包太大");
        assertThat(upload(zipOf(Map.of("trees/pack.yaml", HEAD, "__MACOSX/bomb", "0".repeat(9_000_000)))))
                .hasStatus(422)
                .bodyText()
                .contains("包太大");
        assertThat(upload(zipOf(Map.of("oaks/pack.yaml", HEAD))))
                .hasStatus(422)
                .bodyText()
                .contains("文件夹名");
    }

    private MvcTestResult install(Map<String, String> other) {
        return upload(zip(other));
    }

    private MvcTestResult upload(byte[] zip) {
        return call(mvc.post()
                .uri("/api/v1/packs")
                .contentType("application/zip")
                .content(zip)
                .with(as(Role.ADMINISTRATOR)));
    }

    private byte[] zip(Map<String, String> other) {
        var files = new LinkedHashMap<String, String>();
        files.put("trees/pack.yaml", other.getOrDefault("pack.yaml", HEAD));
        files.put("trees/ledgers/tree.yaml", other.getOrDefault("ledgers/tree.yaml", TREES));
        other.forEach((name, text) -> files.putIfAbsent("trees/" + name, text));
        return zipped(files);
    }

    private static byte[] zipped(Map<String, String> files) {
        try {
            return zipOf(files);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipOf(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private MvcTestResult add(String fields) {
        return call(mvc.post()
                .uri("/api/v1/ledgers/tree/records")
                .contentType("application/json")
                .content("{\"fields\":" + fields + "}")
                .with(as(Role.CLERK)));
    }

    private String get(String address) {
        return body(call(mvc.get().uri(java.net.URI.create(address)).with(as(Role.CLERK))));
    }

    private static MvcTestResult call(MockMvcTester.MockMvcRequestBuilder request) {
        return request.with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf())
                .exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor as(Role role, String... duties) {
        var district = RegionCode.of("510199000000");
        var viewer =
                new Viewer(7, "demo", "示范", district, role.permissions(), List.of(district), java.util.Set.of(duties));
        return authentication(new UsernamePasswordAuthenticationToken(viewer, null, List.of()));
    }
}
