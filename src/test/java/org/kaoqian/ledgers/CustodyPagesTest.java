package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.CADRES;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.ID_NUMBER;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.as;
import static org.kaoqian.ledgers.KeepingDesk.text;
import static org.kaoqian.ledgers.KeepingDesk.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The past of records, undoing and changing many on pages, and the way to the ledgers. */
@SpringBootTest
@AutoConfigureMockMvc
class CustodyPagesTest {

    private static final Viewer READER = viewer("reader", "510199000000", Set.of(), Permission.LEDGER_WRITE);

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
    void a_record_tells_what_it_was_before_who_changed_it_and_why() {
        desk.imports("probe_grant", "编号,身份证号,区划代码\nG1," + ID_NUMBER + ",510199001001\n", CLERK);
        desk.patch(
                "probe_grant",
                record("G1"),
                "{\"version\":1,\"fields\":{\"identity\":\"\",\"kind\":\"紧急\",\"region\":\"510199001002\"},\"why\":\"走访核实\"}",
                CLERK);
        var page = text(desk.get("/ledgers/probe_grant/records/" + record("G1"), CLERK));
        assertThat(page)
                .contains(
                        "<del>一般</del>",
                        "<ins>紧急</ins>",
                        "<del>社区11</del>",
                        "110***********002X",
                        "走访核实",
                        "clerk",
                        "x.csv")
                .doesNotContain(ID_NUMBER);
    }

    @Test
    void an_import_is_undone_on_its_page_and_what_changed_since_is_listed() {
        var id = number(desk.imports("probe_grant", "编号,金额,区划代码\nG1,1,510199001001\nG2,2,510199001001\n", CLERK)
                .get("id"));
        desk.patch("probe_grant", record("G2"), "{\"version\":1,\"fields\":{\"amount\":\"7\"}}", STREET);
        assertThat(text(desk.get("/imports/" + id, CLERK))).contains("整体撤销", "/imports/" + id + "/undo");

        assertThat(post("/imports/" + id + "/undo", viewer("x", "510199000000", Set.of(), Permission.LEDGER_IMPORT)))
                .hasStatus(403);
        assertThat(post("/imports/" + id + "/undo", OTHER)).hasStatus(404);
        assertThat(post("/batches/" + id + "/undo", CLERK)).hasStatus(404);
        var undone = post("/imports/" + id + "/undo", CLERK);
        assertThat(undone).hasStatus3xxRedirection();
        var after = text(mvc.get()
                .uri(String.valueOf(undone.getResponse().getRedirectedUrl()))
                .flashAttrs(undone.getMvcResult().getFlashMap())
                .with(as(CLERK))
                .exchange());
        assertThat(after).contains("1 处后来又改过", "G2", "整条记录");
        assertThat(db.sql("select number from ledgers.probe_grant")
                        .query(String.class)
                        .list())
                .containsExactly("G2");
        assertThat(text(desk.get("/imports/" + id, CLERK))).contains("已整体撤销").doesNotContain(id + "/undo\"");
    }

    @Test
    void many_are_changed_after_the_count_was_shown_and_undone_afterwards() {
        for (var number : new String[] {"G1", "G2", "G3"}) {
            desk.added("probe_grant", "{\"number\":\"%s\",\"region\":\"510199001001\"}".formatted(number), CLERK);
        }
        assertThat(text(desk.get("/ledgers/probe_grant", CLERK))).contains("/ledgers/probe_grant/bulk");
        assertThat(desk.get("/ledgers/probe_grant/bulk", READER)).hasStatus(403);
        assertThat(text(desk.get("/ledgers/probe_grant", READER))).doesNotContain("/ledgers/probe_grant/bulk");
        var filter = "number >= \"G2\"";
        var asked = text(bulk(filter, "kind", "urgent"));
        assertThat(asked).contains("将把 2 条记录的“类别”改为“紧急”", "G2", "G3").doesNotContain(">G1<");
        assertThat(text(bulk(filter, "amount", "many"))).contains("kq-error").doesNotContain("name=\"expect\"");

        assertThat(change(filter, 2, READER)).hasStatus(403);
        var differs = change(filter, 3, CLERK);
        assertThat(differs.getResponse().getRedirectedUrl()).startsWith("/ledgers/probe_grant/bulk?");
        assertThat(kinds()).isEqualTo("normal normal normal");
        var done = String.valueOf(change(filter, 2, CLERK).getResponse().getRedirectedUrl());
        assertThat(kinds()).isEqualTo("normal urgent urgent");
        assertThat(text(desk.get(done, CLERK))).contains("批量修改", "整体撤销", done + "/undo");
        assertThat(text(desk.get(done, READER))).doesNotContain(done + "/undo");
        assertThat(post(done + "/undo", READER)).hasStatus(403);
        assertThat(post(done + "/undo", CLERK)).hasStatus3xxRedirection();
        assertThat(kinds()).isEqualTo("normal normal normal");
    }

    @Test
    void the_menu_and_the_page_of_ledgers_name_what_the_viewer_may_know_of() {
        for (var uri : new String[] {"/ledgers", "/ledgers/probe_grant"}) {
            assertThat(text(desk.get(uri, CADRES))).contains("href=\"/ledgers/probe_cadre\"", "试验补助");
            assertThat(text(desk.get(uri, CLERK))).contains("试验补助").doesNotContain("probe_cadre", "试验干部");
        }
        assertThat(text(desk.get("/ledgers", CLERK))).contains("许可台账", "用途", "依据");
    }

    private String kinds() {
        return db.sql("select string_agg(kind, ' ' order by number) from ledgers.probe_grant")
                .query(String.class)
                .single();
    }

    private MvcTestResult bulk(String filter, String field, String value) {
        return mvc.get()
                .uri("/ledgers/probe_grant/bulk")
                .param("filter", filter)
                .param("field", field)
                .param("value", value)
                .with(as(CLERK))
                .exchange();
    }

    private MvcTestResult change(String filter, int expect, Viewer viewer) {
        return mvc.post()
                .uri("/ledgers/probe_grant/bulk")
                .param("filter", filter)
                .param("field", "kind")
                .param("value", "urgent")
                .param("expect", String.valueOf(expect))
                .with(as(viewer))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(String uri, Viewer viewer) {
        return mvc.post().uri(uri).with(as(viewer)).with(csrf()).exchange();
    }

    private long record(String number) {
        return db.sql("select id from ledgers.probe_grant where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private static long number(Object id) {
        return ((Number) id).longValue();
    }
}
