package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.KeepingDesk.CLERK;
import static org.kaoqian.ledgers.KeepingDesk.ID_NUMBER;
import static org.kaoqian.ledgers.KeepingDesk.OTHER;
import static org.kaoqian.ledgers.KeepingDesk.STREET;
import static org.kaoqian.ledgers.KeepingDesk.json;
import static org.kaoqian.ledgers.KeepingDesk.viewer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Permission;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The history of records, and changes of many records taken back as a whole. */
@SpringBootTest
@AutoConfigureMockMvc
class UndoTest {

    private static final String FIRST = "编号,金额,身份证号,区划代码\nG1,1," + ID_NUMBER + ",510199001001\nG2,2,,510199001001\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient db;

    @Autowired
    Ledgers ledgers;

    @Autowired
    History history;

    @Autowired
    TransactionTemplate transaction;

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
    void every_change_is_on_record_with_who_and_when_and_sensitive_values_masked() {
        var imported = id(desk.imports("probe_grant", FIRST, CLERK));
        desk.imports("probe_grant", "编号,金额,身份证号\nG1,1," + ID_NUMBER + "\nG2,5,\n", STREET);
        var g1 = record("G1");
        desk.patch(
                "probe_grant",
                g1,
                "{\"version\":1,\"fields\":{\"identity\":\"\",\"kind\":\"紧急\"},\"why\":\"核实\"}",
                CLERK);

        assertThat(history.of(ledgers.named("probe_grant"), record("G2")))
                .extracting(change -> change.what() + " " + change.before() + " " + change.after() + " "
                        + change.made().by() + " " + change.made().version())
                .containsExactlyInAnyOrder("ADDED null null clerk 1", "CHANGED 2.00 5.00 street 2");
        assertThat(history.of(ledgers.named("probe_grant"), g1))
                .extracting(
                        change -> (change.field() == null ? "" : change.field().name() + " ") + change.before() + " "
                                + change.after() + " " + change.made().why() + " "
                                + (change.made().batch() == null))
                .containsExactlyInAnyOrder(
                        "null null x.csv false",
                        "identity 110***********002X null 核实 true",
                        "kind normal urgent 核实 true");
        assertThat(db.sql(
                                "select string_agg(concat(before, after), ' ') from ledgers.change where ledger = 'probe_grant'")
                        .query(String.class)
                        .single())
                .doesNotContain(ID_NUMBER);
        assertThat(history.of(ledgers.named("probe_grant").seenWith(Set.of()), g1)
                        .getLast()
                        .made()
                        .batch())
                .isEqualTo(imported);
    }

    @Test
    void an_import_is_undone_as_a_whole_and_the_undoing_too() {
        desk.imports("probe_grant", FIRST, CLERK);
        var second = id(desk.imports("probe_grant", "编号,金额,身份证号\nG1,10,\nG2,20,\nG3,30,110105199003071239\n", CLERK));
        assertThat(rows()).containsExactly("G1 10.00 null", "G2 20.00 null", "G3 30.00 sealed");

        var undone = undo("imports", second, CLERK);
        assertThat(undone).hasStatusOk();
        assertThat(numbers(undone)).isEqualTo("2 restored 1 removed 0 returned 0 kept");
        assertThat(rows()).containsExactly("G1 1.00 sealed", "G2 2.00 null");
        var twice = undo("imports", second, CLERK);
        assertThat(twice).hasStatus(409);
        assertThat(KeepingDesk.<String>json(twice, "$.detail_zh")).contains("已经撤销过");

        var redone = undo("batches", json(undone, "$.id"), CLERK);
        assertThat(numbers(redone)).isEqualTo("2 restored 0 removed 1 returned 0 kept");
        assertThat(rows()).containsExactly("G1 10.00 null", "G2 20.00 null", "G3 30.00 sealed");
        assertThat(numbers(undo("batches", json(redone, "$.id"), CLERK)))
                .isEqualTo("2 restored 1 removed 0 returned 0 kept");
        assertThat(rows()).containsExactly("G1 1.00 sealed", "G2 2.00 null");
        assertThat(db.sql(
                                "select count(*) from audit.entry where action = 'batch.undone' and subject like 'probe_grant/%'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void what_was_changed_since_stays_and_is_listed() {
        desk.imports("probe_grant", FIRST, CLERK);
        var second = id(desk.imports("probe_grant", "编号,金额,类别\nG1,10,紧急\nG2,20,紧急\nG3,30,\nG4,40,\n", CLERK));
        desk.patch("probe_grant", record("G1"), "{\"version\":2,\"fields\":{\"amount\":\"11\"}}", CLERK);
        desk.patch("probe_grant", record("G3"), "{\"version\":1,\"fields\":{\"amount\":\"31\"}}", CLERK);

        var undone = undo("imports", second, CLERK);

        assertThat(numbers(undone)).isEqualTo("2 restored 1 removed 0 returned 2 kept");
        assertThat(KeepingDesk.<List<String>>json(undone, "$.conflicts[*].called"))
                .containsExactlyInAnyOrder("G1", "G3");
        assertThat(KeepingDesk.<List<String>>json(undone, "$.conflicts[*].field"))
                .containsExactlyInAnyOrder("amount", "");
        assertThat(rows()).containsExactly("G1 11.00 sealed", "G2 2.00 null", "G3 31.00 null");
        assertThat(db.sql("select kind from ledgers.probe_grant where number = 'G1'")
                        .query(String.class)
                        .single())
                .isEqualTo("normal");
    }

    @Test
    void the_earlier_import_can_be_undone_once_the_later_one_is() {
        var first = id(desk.imports("probe_grant", FIRST, CLERK));
        var second = id(desk.imports("probe_grant", "编号,金额\nG1,10\n", CLERK));

        assertThat(numbers(undo("imports", second, CLERK))).isEqualTo("1 restored 0 removed 0 returned 0 kept");
        assertThat(numbers(undo("imports", first, CLERK))).isEqualTo("0 restored 2 removed 0 returned 0 kept");
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_record_to_which_another_refers_is_not_removed() {
        var houses = id(desk.imports("probe_house", "户号,户主\nH1,张三\nH2,李四\n", CLERK));
        desk.imports("probe_grant", "编号,户\nG1,H1\n", CLERK);

        assertThat(numbers(undo("imports", houses, CLERK))).isEqualTo("0 restored 1 removed 0 returned 1 kept");
    }

    @Test
    void only_whoever_may_import_and_sees_the_importers_region_undoes_an_import() {
        var first = id(desk.imports("probe_grant", FIRST, STREET));

        assertThat(undo("imports", first, OTHER)).hasStatus(404);
        assertThat(undo("batches", first, CLERK)).hasStatus(404);
        assertThat(undo("imports", first, viewer("reader", "510199000000", Set.of(), Permission.LEDGER_IMPORT)))
                .hasStatus(403);
        assertThat(rows()).hasSize(2);
        assertThat(undo("imports", first, CLERK)).hasStatusOk();
    }

    @Test
    void an_edit_that_is_under_way_is_never_overwritten_by_an_undoing() throws Exception {
        desk.imports("probe_grant", FIRST, CLERK);
        var second = id(desk.imports("probe_grant", "编号,金额\nG1,10\nG2,20\n", CLERK));
        var edited = new CountDownLatch(1);
        var commit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var edit = threads.submit(() -> transaction.executeWithoutResult(status -> {
                db.sql("update ledgers.probe_grant set amount = 77, version = version + 1 where number = 'G1'")
                        .update();
                db.sql(
                                "insert into ledgers.change (district, ledger, record, field, version, before, after, at, by, why)"
                                        + " select district, 'probe_grant', id, 'amount', version, '10.00', '77.00', now(), 'x', ''"
                                        + " from ledgers.probe_grant where number = 'G1'")
                        .update();
                edited.countDown();
                await(commit);
            }));
            await(edited);
            var undoing = threads.submit(() -> undo("imports", second, CLERK));
            Thread.onSpinWait();
            org.awaitility.Awaitility.await()
                    .atMost(20, TimeUnit.SECONDS)
                    .until(() -> db.sql(
                                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%probe_grant%'")
                                    .query(Long.class)
                                    .single()
                            > 0);
            commit.countDown();
            edit.get();
            assertThat(numbers(undoing.get())).isEqualTo("1 restored 0 removed 0 returned 1 kept");
        }
        assertThat(rows()).containsExactly("G1 77.00 sealed", "G2 2.00 null");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_bulk_change_says_its_count_first_is_one_batch_and_is_undone() {
        desk.imports("probe_grant", "编号,金额,开始\nG1,1,2026-05-01\nG2,2,\nG3,300,\n", STREET);
        var counted = bulk("{\"filter\":\"amount < 100\",\"set\":{\"kind\":\"紧急\"}}", CLERK);
        assertThat(KeepingDesk.<Integer>json(counted, "$.count")).isEqualTo(2);

        var differs = bulk("{\"filter\":\"amount < 100\",\"set\":{\"kind\":\"紧急\"},\"expect\":3}", CLERK);
        assertThat(differs).hasStatus(409);
        assertThat(KeepingDesk.<Integer>json(differs, "$.count")).isEqualTo(2);
        assertThat(kinds()).containsOnly("normal");

        var done = bulk("{\"filter\":\"amount < 100\",\"set\":{\"kind\":\"紧急\"},\"expect\":2}", CLERK);
        assertThat(done).hasStatusOk();
        assertThat(kinds()).containsExactly("urgent", "urgent", "normal");
        assertThat(history.of(ledgers.named("probe_grant"), record("G1")))
                .anyMatch(change ->
                        "urgent".equals(change.after()) && change.made().by().equals("clerk"));

        assertThat(numbers(undo("batches", json(done, "$.id"), CLERK)))
                .isEqualTo("2 restored 0 removed 0 returned 0 kept");
        assertThat(kinds()).containsOnly("normal");
    }

    @Test
    void a_bulk_change_reaches_the_own_area_alone_and_keeps_every_check() {
        desk.imports("probe_grant", "编号,开始,区划代码\nG1,2026-05-01,510199001001\nG2,,510199002001\n", CLERK);

        assertThat(KeepingDesk.<Integer>json(bulk("{\"filter\":\"\",\"set\":{}}", STREET), "$.count"))
                .isEqualTo(1);
        assertThat(bulk("{\"set\":{\"kind\":\"urgent\"},\"expect\":2}", STREET)).hasStatus(409);
        assertThat(bulk("{\"set\":{\"ends\":\"2026-01-01\"},\"expect\":2}", CLERK))
                .hasStatus(422);
        assertThat(bulk("{\"set\":{\"card\":\"1\"},\"expect\":2}", CLERK)).hasStatus(422);
        assertThat(bulk("{\"set\":{\"number\":\"1\"},\"expect\":2}", CLERK)).hasStatus(422);
        assertThat(bulk("{\"set\":{\"identity\":\"1\"},\"expect\":2}", CLERK)).hasStatus(422);
        assertThat(bulk("{\"set\":{\"verdict\":\"1\"},\"expect\":2}", CLERK)).hasStatus(422);
        assertThat(bulk("{\"set\":{\"region\":\"510199002001\"},\"expect\":1}", STREET))
                .hasStatus(422);
        assertThat(bulk(
                        "{\"set\":{\"kind\":\"urgent\"},\"expect\":2}",
                        viewer("reader", "510199000000", Set.of(), Permission.LEDGER_WRITE)))
                .hasStatus(403);
        assertThat(kinds()).containsOnly("normal");
        assertThat(bulk("{\"set\":{\"kind\":\"urgent\"},\"expect\":1}", STREET)).hasStatusOk();
    }

    private MvcTestResult bulk(String body, org.kaoqian.access.Viewer viewer) {
        return desk.post("/api/v1/ledgers/probe_grant/bulk", body, viewer);
    }

    private MvcTestResult undo(String what, Object id, org.kaoqian.access.Viewer viewer) {
        return desk.post("/api/v1/" + what + "/" + id + "/undo", "{}", viewer);
    }

    private static String numbers(MvcTestResult undone) {
        return "%s restored %s removed %s returned %s kept"
                .formatted(
                        KeepingDesk.<Object>json(undone, "$.restored"),
                        json(undone, "$.removed"),
                        json(undone, "$.returned"),
                        json(undone, "$.kept"));
    }

    private static long id(Map<String, Object> done) {
        assertThat(done).containsEntry("state", "DONE");
        return ((Number) done.get("id")).longValue();
    }

    private long record(String number) {
        return db.sql("select id from ledgers.probe_grant where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private List<String> rows() {
        return db.sql(
                        "select number || ' ' || amount || ' ' || case when identity like 'v1.%' and identity_idx is not null"
                                + " then 'sealed' else 'null' end from ledgers.probe_grant order by number")
                .query(String.class)
                .list();
    }

    private List<String> kinds() {
        return db.sql("select kind from ledgers.probe_grant order by number")
                .query(String.class)
                .list();
    }
}
