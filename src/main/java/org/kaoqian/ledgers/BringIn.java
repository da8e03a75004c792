package org.kaoqian.ledgers;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kaoqian.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports rows at once, in the caller's thread, as an import like any other: checked, in the history, to be undone. */
@Component
public class BringIn {

    /** @param refused the first of the rows that were refused, each with its line and reason */
    public record Brought(long added, long changed, List<String> refused) {}

    private static final int SHOWN = 5;

    private final ImportStore store;
    private final Uploads uploads;
    private final ImportRun run;
    private final JdbcClient db;

    BringIn(ImportStore store, Uploads uploads, ImportRun run, JdbcClient db) {
        this.store = store;
        this.uploads = uploads;
        this.run = run;
        this.db = db;
    }

    /** @param csv a header and rows; the viewer is who brings them */
    public Brought now(Ledger ledger, String csv, Viewer viewer) {
        var id = store.nextId();
        var bytes = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        var file = StoredFile.write(bytes, uploads.path(id), ledger.name() + ".csv");
        store.add(id, ledger.name(), ImportMode.UPSERT, file, viewer);
        run.run(id);
        var done = store.find(id).orElseThrow();
        var problem = done.progress().problem();
        if (problem != null) {
            return new Brought(0, 0, List.of(problem.zh()));
        }
        var counts = done.progress().counts();
        return new Brought(counts.inserted(), counts.updated(), counts.rejected() == 0 ? List.of() : refused(id));
    }

    private List<String> refused(ImportId id) {
        return db.sql("select line, zh from ledgers.import_reject where district = :district and import = :id"
                        + " order by line limit " + SHOWN)
                .param("district", store.district())
                .param("id", id.value())
                .query((row, n) -> row.getInt("line") + ": "
                        + String.join(" ", (String[]) row.getArray("zh").getArray()))
                .list();
    }
}
