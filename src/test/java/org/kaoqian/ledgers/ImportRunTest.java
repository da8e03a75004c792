package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaoqian.ledgers.District.DISTRICT_CLERK;
import static org.kaoqian.ledgers.District.OTHER_STREET_CLERK;
import static org.kaoqian.ledgers.District.STREET_CLERK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** S2.6: an import is all or resumable; killed anywhere, no row is missing or doubled. */
@ApplicationModuleTest(ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES)
class ImportRunTest {

    private static final Object[] HEADER = {
        "许可证编号", "许可类型", "持证主体", "统一社会信用代码", "经营场所", "区划代码", "联系人", "联系电话", "发证日期", "有效期至", "状态"
    };

    @TempDir
    Path folder;

    @Autowired
    JdbcClient db;

    @Autowired
    DataSource database;

    @Autowired
    Ledgers ledgers;

    @Autowired
    CodeLists codeLists;

    @Autowired
    Organisation organisation;

    @Autowired
    Clock clock;

    @Autowired
    ImportStore store;

    @Autowired
    Uploads uploads;

    @Autowired
    Merge merge;

    @Autowired
    ImportRun importRun;

    @BeforeEach
    void an_empty_ledger() {
        District.found(db);
        db.sql("truncate ledgers.licence, ledgers.import, ledgers.import_reject")
                .update();
    }

    @Test
    void a_file_becomes_records_and_the_same_file_again_changes_nothing() {
        var file = file(rows(100));

        assertThat(counts(run(file, ImportMode.UPSERT, DISTRICT_CLERK))).isEqualTo("100 rows 100+0 =0 -0");
        assertThat(counts(run(file, ImportMode.UPSERT, DISTRICT_CLERK))).isEqualTo("100 rows 0+0 =100 -0");
        assertThat(counts(run(file, ImportMode.INSERT, DISTRICT_CLERK))).isEqualTo("100 rows 0+0 =100 -0");

        var record = db.sql("select * from ledgers.licence where number = 'JY00007'")
                .query()
                .singleRow();
        assertThat(record)
                .containsEntry("holder", "餐馆7号")
                .containsEntry("region", "510199001001")
                .containsEntry(
                        "expires",
                        java.sql.Date.valueOf(LocalDate.of(2027, 3, 1).plusDays(7)))
                .containsEntry("status", "valid")
                .containsEntry("version", 1);
        assertThat(opened(record.get("phone"))).isEqualTo("13800000007");
    }

    private String opened(Object sealed) {
        assertThat(sealed.toString()).startsWith("v1.m.");
        return store.seals().open(Secret.PHONE, sealed.toString());
    }

    @Test
    void only_what_differs_is_brought_up_to_date() {
        var rows = rows(10);
        run(file(rows), ImportMode.UPSERT, DISTRICT_CLERK);
        rows.get(3)[2] = "改名餐馆";
        rows.add(row(11));

        assertThat(counts(run(file(rows), ImportMode.UPSERT, DISTRICT_CLERK))).isEqualTo("11 rows 1+1 =9 -0");
        assertThat(db.sql("select version from ledgers.licence where holder = '改名餐馆'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void new_rows_only_leaves_what_is_there() {
        var rows = rows(10);
        run(file(rows), ImportMode.UPSERT, DISTRICT_CLERK);
        rows.get(3)[2] = "改名餐馆";
        rows.add(row(11));

        assertThat(counts(run(file(rows), ImportMode.INSERT, DISTRICT_CLERK))).isEqualTo("11 rows 1+0 =10 -0");
        assertThat(db.sql("select count(*) from ledgers.licence where holder = '改名餐馆'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void columns_that_the_file_lacks_and_blank_regions_and_states_stay_as_they_are() {
        run(file(rows(3)), ImportMode.UPSERT, DISTRICT_CLERK);
        db.sql("update ledgers.licence set status = 'renewing' where number = 'JY00001'")
                .update();
        var few = Workbooks.xlsx(
                folder.resolve("few.xlsx"),
                new Object[] {"许可证编号", "许可类型", "持证主体", "区划代码", "状态"},
                new Object[] {"JY00001", "食品经营许可证", "新名", "", ""},
                new Object[] {"JY09999", "食品经营许可证", "新证", "", ""});

        assertThat(counts(run(few, ImportMode.UPSERT, STREET_CLERK))).isEqualTo("2 rows 1+1 =0 -0");
        var kept = db.sql("select holder, region, status, phone from ledgers.licence where number = 'JY00001'")
                .query()
                .singleRow();
        assertThat(kept)
                .containsEntry("holder", "新名")
                .containsEntry("region", "510199001001")
                .containsEntry("status", "renewing");
        assertThat(opened(kept.get("phone"))).isEqualTo("13800000001");
        assertThat(db.sql("select region, status from ledgers.licence where number = 'JY09999'")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("510199001000", "valid");
    }

    @Test
    void wrong_rows_are_kept_apart_with_their_cells_and_sentences() {
        var rows = rows(5);
        rows.get(1)[9] = "2026-02-30";
        rows.get(1)[7] = "123";
        rows.get(2)[0] = "JY00000";
        rows.get(4)[2] = "";
        rows.add(2, new Object[] {"", ""});

        var done = run(file(rows), ImportMode.UPSERT, DISTRICT_CLERK);

        assertThat(counts(done)).isEqualTo("5 rows 2+0 =0 -3");
        var rejects = db.sql(
                        "select line, cells[1] as first, columns, zh[1] as why from ledgers.import_reject order by line")
                .query((row, n) -> row.getInt("line") + " " + row.getString("first") + " " + row.getString("columns")
                        + " " + row.getString("why"))
                .list();
        assertThat(rejects).hasSize(3);
        assertThat(rejects.get(0)).startsWith("3 JY00001 {7,9}");
        assertThat(rejects.get(1)).startsWith("5 JY00000 {0} 与第2行重复");
        assertThat(rejects.get(2)).startsWith("7 JY00004 {2} “持证主体”必填");
    }

    @Test
    void a_street_clerk_neither_adds_nor_changes_records_of_other_streets() {
        run(file(rows(4)), ImportMode.UPSERT, DISTRICT_CLERK);
        var rows = rows(4);
        rows.forEach(row -> row[2] = "被改");
        rows.get(3)[5] = "";
        var before = holders();

        // Rows 0 to 2 say that they belong to another street; row 3 hides it, but its record does.
        assertThat(counts(run(file(rows), ImportMode.UPSERT, OTHER_STREET_CLERK)))
                .isEqualTo("4 rows 0+0 =0 -4");
        assertThat(holders()).isEqualTo(before);
        assertThat(db.sql("select zh[1] from ledgers.import_reject where line = 5 order by import desc limit 1")
                        .query(String.class)
                        .single())
                .contains("辖区以外");
        assertThat(counts(run(file(rows), ImportMode.UPSERT, STREET_CLERK))).isEqualTo("4 rows 0+4 =0 -0");
    }

    @Test
    void a_file_that_cannot_be_read_fails_with_its_sentence_and_leaves_nothing() throws IOException {
        var file = Files.writeString(folder.resolve("x.xlsx"), "<html></html>");

        var failed = run(file, ImportMode.UPSERT, DISTRICT_CLERK);

        assertThat(failed.progress().state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.progress().problem()).isNotNull();
        assertThat(stagingTables()).isEmpty();
    }

    @Test
    void every_import_is_in_the_audit_log() {
        var id = run(file(rows(2)), ImportMode.UPSERT, STREET_CLERK).id();
        assertThat(db.sql("select actor || ' ' || action || ' ' || detail from audit.entry where subject = ?")
                        .param("licence/import/" + id)
                        .query(String.class)
                        .single())
                .startsWith("street-clerk ledger.imported")
                .contains("2 added");
    }

    @Test
    void killed_at_every_boundary_and_at_random_rows_it_resumes_without_a_missing_or_a_doubled_row() {
        var random = new Random(20261123);
        var rows = rows(22_000);
        var file = csv(rows);
        var deaths = new ArrayList<String>(List.of(
                "begun",
                "headed",
                "copied",
                "committed",
                "merging",
                "foreign",
                "updated",
                "inserted",
                "committing",
                "merged"));
        IntStream.range(0, 12).forEach(i -> deaths.add("row " + (2 + random.nextInt(rows.size()))));
        Collections.shuffle(deaths, random);
        for (var death : deaths) {
            db.sql("truncate ledgers.licence").update();
            db.sql(
                            "insert into ledgers.licence (district, number, type, type_known, holder, region) values ('510199', 'JY00007', 'x', true, '旧', '510199001001')")
                    .update();
            var id = begin(file, ImportMode.UPSERT, DISTRICT_CLERK);
            assertThatThrownBy(() -> killedAt(death).run(id)).isInstanceOf(Killed.class);

            importRun.run(id);

            assertThat(counts(store.find(id).orElseThrow())).as(death).isEqualTo("22000 rows 22000+0 =0 -0");
            assertThat(db.sql(
                                    "select count(*) as all_rows, count(distinct number) as numbers from ledgers.licence where type <> 'x'")
                            .query()
                            .singleRow()
                            .values())
                    .as(death)
                    .containsExactly(22_000L, 22_000L);
            assertThat(stagingTables()).as(death).isEmpty();
            assertThat(db.sql("select coalesce(sum(cardinality(ids)), 0) from ledgers.added where batch = :id")
                            .param("id", id.value())
                            .query(Long.class)
                            .single())
                    .as(death)
                    .isEqualTo(22_000);
            assertThat(db.sql("select count(*) from ledgers.batch where id = :id")
                            .param("id", id.value())
                            .query(Long.class)
                            .single())
                    .as(death)
                    .isOne();
        }
    }

    @Test
    void a_run_that_was_thought_dead_gives_up_when_another_has_taken_over() {
        var id = begin(file(rows(50)), ImportMode.UPSERT, DISTRICT_CLERK);
        var slow = new ImportRun(ledgers, codeLists, organisation, clock, steps((where, row) -> {
            if (where.equals("committing")) {
                throw new Killed();
            }
            if (where.equals("merging")) {
                importRun.run(id);
            }
        }));

        slow.run(id);

        assertThat(counts(store.find(id).orElseThrow())).isEqualTo("50 rows 50+0 =0 -0");
        assertThat(db.sql("select count(*) from audit.entry where subject = ?")
                        .param("licence/import/" + id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void two_imports_at_once_keep_every_row_once() throws Exception {
        var one = begin(file("one", rows(3000)), ImportMode.UPSERT, DISTRICT_CLERK);
        var reversed = rows(3000);
        Collections.reverse(reversed);
        var two = begin(file("two", reversed), ImportMode.UPSERT, DISTRICT_CLERK);
        var failures = new AtomicReference<Throwable>();
        var threads = List.of(one, two).stream()
                .map(id -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((t, e) -> failures.set(e))
                        .start(() -> importRun.run(id)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(failures.get()).isNull();
        var both = Set.of(
                counts(store.find(one).orElseThrow()), counts(store.find(two).orElseThrow()));
        assertThat(both).containsExactlyInAnyOrder("3000 rows 3000+0 =0 -0", "3000 rows 0+0 =3000 -0");
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private ImportRun killedAt(String death) {
        return new ImportRun(ledgers, codeLists, organisation, clock, steps((where, row) -> {
            if (death.equals(where) || death.equals(where + " " + row)) {
                throw new Killed();
            }
        }));
    }

    private ImportRun.Steps steps(Checkpoint checkpoint) {
        return new ImportRun.Steps(store, uploads, merge, database, checkpoint);
    }

    private FileImport run(Path file, ImportMode mode, Viewer viewer) {
        var id = begin(file, mode, viewer);
        importRun.run(id);
        return store.find(id).orElseThrow();
    }

    private ImportId begin(Path file, ImportMode mode, Viewer viewer) {
        var id = store.nextId();
        try (var in = Files.newInputStream(file)) {
            store.add(id, "licence", mode, StoredFile.write(in, uploads.path(id), file.toString()), viewer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return id;
    }

    private List<String> holders() {
        return db.sql("select holder from ledgers.licence order by number")
                .query(String.class)
                .list();
    }

    private List<String> stagingTables() {
        return db.sql("select tablename from pg_tables where tablename like 'staging%'")
                .query(String.class)
                .list();
    }

    private static String counts(FileImport done) {
        var counts = done.progress().counts();
        assertThat(done.progress().state()).isEqualTo(ImportState.DONE);
        return "%d rows %d+%d =%d -%d"
                .formatted(counts.rows(), counts.inserted(), counts.updated(), counts.unchanged(), counts.rejected());
    }

    private static List<Object[]> rows(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(ImportRunTest::row).toList());
    }

    private static Object[] row(int n) {
        return new Object[] {
            "JY%05d".formatted(n),
            "食品经营许可证",
            "餐馆" + n + "号",
            District.creditCode(n),
            "示范街" + n + "号",
            "510199001001",
            "张三",
            "1380%07d".formatted(n),
            LocalDate.of(2022, 3, 1).plusDays(n % 300),
            LocalDate.of(2027, 3, 1).plusDays(n % 300),
            "有效"
        };
    }

    private Path file(List<Object[]> rows) {
        return file("x", rows);
    }

    private Path file(String name, List<Object[]> rows) {
        var all = new ArrayList<Object[]>();
        all.add(HEADER);
        all.addAll(rows);
        return Workbooks.xlsx(folder.resolve(name + ".xlsx"), all.toArray(Object[][]::new));
    }

    private Path csv(List<Object[]> rows) {
        var text = new StringBuilder(String.join(
                        ",", List.of(HEADER).stream().map(Object::toString).toList()))
                .append('\n');
        for (var row : rows) {
            text.append(String.join(
                            ",", List.of(row).stream().map(Object::toString).toList()))
                    .append('\n');
        }
        try {
            return Files.writeString(folder.resolve("x.csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
