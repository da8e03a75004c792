package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a merge was about, for its page: the record that is there now, and the past of the one that was merged into it. */
@Component
class MergeStories {

    private final JdbcClient db;
    private final ImportStore store;
    private final History history;
    private final Showing.Source showing;

    MergeStories(JdbcClient db, ImportStore store, History history, Showing.Source showing) {
        this.db = db;
        this.store = store;
        this.history = history;
        this.showing = showing;
    }

    /** @param past of the lost record, with what it held at the end */
    record Story(long kept, long lost, RecordPast past, Showing showing) {}

    /** Empty where the batch is no merge, or was undone. */
    Optional<Story> of(Batches.Batch batch, Ledger ledger) {
        return batch.kind() != Batches.Kind.MERGE
                ? Optional.empty()
                : db.sql("select kept, lost from ledgers.merged where district = :district and batch = :batch")
                        .param("district", store.district())
                        .param("batch", batch.id())
                        .query((row, n) -> new Story(
                                row.getLong("kept"),
                                row.getLong("lost"),
                                RecordPast.of(history.of(ledger, row.getLong("lost"))),
                                showing.of(ledger, List.of())))
                        .optional();
    }
}
