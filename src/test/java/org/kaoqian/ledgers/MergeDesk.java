package org.kaoqian.ledgers;

import java.io.IOException;
import java.util.List;
import org.kaoqian.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Ledgers of shops and of what refers to them, and people at their desks who merge. */
final class MergeDesk {

    private static final List<String> TABLES = List.of("probe_pledge", "probe_stall", "probe_hidden", "probe_shop");

    private final KeepingDesk desk;
    private final JdbcClient db;

    MergeDesk(MockMvcTester mvc, JdbcClient db) {
        this.desk = new KeepingDesk(mvc);
        this.db = db;
    }

    static void found(JdbcClient db, Ledgers ledgers) {
        District.found(db);
        removed(db, ledgers);
        try {
            var declared = new Declarations("classpath*:merging-ledgers/*.yaml").all();
            var book = ledgers.bookWith(declared, Unread.NOTHING);
            declared.forEach(each -> NewTable.statements(each.declared().ledger())
                    .forEach(sql -> db.sql(sql).update()));
            ledgers.adopt(book);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void removed(JdbcClient db, Ledgers ledgers) {
        ledgers.adopt(ledgers.bookWith(List.of(), Unread.NOTHING));
        TABLES.forEach(table -> db.sql("drop table if exists ledgers." + table).update());
        db.sql(
                        "delete from ledgers.likeness_key k using (select record, unnest(keys) as key from ledgers.likeness where"
                                + " ledger like 'probe%') l where k.key = l.key and k.record = l.record")
                .update();
        for (var table : List.of(
                "change", "batch", "import", "likeness", "likeness_progress", "duplicate", "merged", "former_key")) {
            db.sql("delete from ledgers." + table + " where ledger like 'probe%'")
                    .update();
        }
        db.sql("delete from casework.entry where case_id in (select id from casework.cases where ledger like 'probe%')")
                .update();
        db.sql("delete from casework.cases where ledger like 'probe%'").update();
        db.sql("delete from messages.message where ledger like 'probe%'").update();
        db.sql("delete from rules.occasion where ledger like 'probe%'").update();
        db.sql("delete from rules.progress where rule like 'probe%'").update();
    }

    KeepingDesk desk() {
        return desk;
    }

    /** A shop with the fields beside its number, in JSON without braces. */
    long shop(String number, String name, String address, String more, Viewer viewer) {
        return desk.added(
                "probe_shop",
                "{\"number\":\"%s\",\"name\":\"%s\",\"address\":\"%s\"%s}"
                        .formatted(number, name, address, more.isEmpty() ? "" : "," + more),
                viewer);
    }

    long added(String ledger, String fields, Viewer viewer) {
        return desk.added(ledger, fields, viewer);
    }

    MvcTestResult merge(long kept, long other, String more, Viewer viewer) {
        return desk.post(
                "/api/v1/ledgers/probe_shop/records/" + kept + "/merge",
                "{\"other\":%d,\"version\":%d,\"otherVersion\":%d%s}"
                        .formatted(other, version(kept), version(other), more.isEmpty() ? "" : "," + more),
                viewer);
    }

    int version(long shop) {
        return db.sql("select version from ledgers.probe_shop where id = :id")
                .param("id", shop)
                .query(Integer.class)
                .optional()
                .orElse(1);
    }

    MvcTestResult undo(Object batch, Viewer viewer) {
        return desk.post("/api/v1/batches/" + batch + "/undo", "{}", viewer);
    }

    /** One column of one table as text, in order. */
    List<String> all(String sql) {
        return db.sql(sql).query(String.class).list();
    }
}
