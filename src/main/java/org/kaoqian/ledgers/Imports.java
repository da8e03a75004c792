package org.kaoqian.ledgers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import org.kaoqian.access.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files in. Once {@link #begin} returns, the import will be done, whatever happens to the program. */
@Component
class Imports {

    private final ImportStore store;
    private final Uploads uploads;
    private final TransactionTemplate transaction;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Imports(
            ImportStore store,
            Uploads uploads,
            TransactionTemplate transaction,
            SchedulerClient scheduler,
            Clock clock) {
        this.store = store;
        this.uploads = uploads;
        this.transaction = transaction;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Keeps the file and queues its import; a double click gets the import that the first click began. */
    ImportId begin(Ledger ledger, ImportMode mode, InputStream upload, String fileName, Viewer viewer) {
        var id = store.nextId();
        var file = StoredFile.write(upload, uploads.path(id), fileName);
        boolean kept = false;
        try {
            var began = transaction.execute(status -> {
                var same = store.sameClick(ledger.name(), mode, file, viewer);
                if (same.isEmpty()) {
                    store.add(id, ledger.name(), mode, file, viewer);
                    scheduler.scheduleIfNotExists(
                            ImportTask.IMPORT.instance(id.toString()).scheduledTo(clock.instant()));
                }
                return same.orElse(id);
            });
            kept = id.equals(began);
            return java.util.Objects.requireNonNull(began);
        } finally {
            if (!kept) {
                remove(file);
            }
        }
    }

    private static void remove(StoredFile file) {
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
