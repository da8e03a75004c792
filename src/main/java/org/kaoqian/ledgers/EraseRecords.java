package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Erases what is kept beside the tables of ledgers that are dropped for good: history, batches, imports with the rows that
 * they refused, files, views, exports. Files go once the transaction has committed.
 */
@Component
class EraseRecords {

    private static final List<String> OF_LEDGER =
            List.of("added", "change", "batch", "export_request", "view", "import", "file");

    private final JdbcClient db;
    private final Uploads uploads;
    private final KeptFiles files;

    EraseRecords(JdbcClient db, Uploads uploads, KeptFiles files) {
        this.db = db;
        this.uploads = uploads;
        this.files = files;
    }

    /** Within the caller's transaction. */
    void of(Set<String> ledgers) {
        if (ledgers.isEmpty()) {
            return;
        }
        var names = ledgers.toArray(String[]::new);
        var paths = new ArrayList<Path>();
        db.sql("select id from ledgers.import where ledger = any(:ledgers)")
                .param("ledgers", names)
                .query(Long.class)
                .list()
                .forEach(id -> paths.add(uploads.path(new ImportId(id))));
        db.sql("select id from ledgers.file where ledger = any(:ledgers)")
                .param("ledgers", names)
                .query(String.class)
                .list()
                .forEach(id -> paths.add(files.path(id)));
        db.sql("delete from ledgers.import_reject r using ledgers.import i where i.district = r.district"
                        + " and i.id = r.import and i.ledger = any(:ledgers)")
                .param("ledgers", names)
                .update();
        OF_LEDGER.forEach(table -> db.sql("delete from ledgers." + table + " where ledger = any(:ledgers)")
                .param("ledgers", names)
                .update());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                paths.forEach(EraseRecords::remove);
            }
        });
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
