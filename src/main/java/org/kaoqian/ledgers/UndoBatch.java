package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import, a bulk change, or the undoing of either back as a whole, in one transaction: every field becomes what
 * it was unless something changed it since, records that were added go unless something touched them since, records that
 * were removed come back. What stays as it is for such a reason is listed. The undoing is a batch of its own.
 *
 * <p>A merge also gives back what referred to the lost record, in every ledger and module, and is not undone a second time.
 *
 * <p>Who: whoever may import (for an import) or change records (for the rest), sees the region of whoever made the batch,
 * and sees every field that it changed.
 */
@Component
class UndoBatch {

    private final TransactionTemplate transaction;
    private final Batches batches;
    private final ChangeLog changes;
    private final Parts parts;
    private final AuditLog audit;

    /** What holds now, and what a merge takes in beyond its two records. */
    @Component
    record Parts(Ledgers ledgers, UndoMerge merges) {}

    UndoBatch(TransactionTemplate transaction, Batches batches, ChangeLog changes, Parts parts, AuditLog audit) {
        this.transaction = transaction;
        this.batches = batches;
        this.changes = changes;
        this.parts = parts;
        this.audit = audit;
    }

    sealed interface Undone {

        /** @param conflicts what stayed as it is because something changed it since; the first some of them */
        record Done(long id, Counts counts, List<Conflict> conflicts) implements Undone {}

        record Refused(Sentence why) implements Undone {}
    }

    /** @param kept how many fields and records stayed because something changed them since */
    record Counts(long restored, long removed, long returned, long kept) {}

    /** @param field empty where the record as a whole was touched since it was added, or cannot come back */
    record Conflict(String ledger, long record, String called, String field) {}

    Undone undo(Batches.Batch batch, Viewer viewer) {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(status -> {
                var ledger = parts.ledgers().named(batch.ledger());
                if (batch.kind() == Batches.Kind.MERGE) {
                    parts.merges().lock(ledger);
                } else {
                    batches.lock(ledger);
                }
                var refused = refusal(batch, ledger, viewer);
                var undone = refused == null ? take(batch, ledger, viewer) : new Undone.Refused(refused);
                if (undone instanceof Undone.Refused) {
                    status.setRollbackOnly();
                }
                return undone;
            }));
        } catch (DuplicateKeyException e) {
            return new Undone.Refused(
                    Sentence.of(
                            "撤销后会有两条记录的编号或唯一字段相同，因为别的记录后来用了原来的值，所以没有撤销；请先改那条记录。",
                            "Undone, two records would have the same key or unique field, because another one has the former value now, so nothing was undone: change that record first."));
        }
    }

    private @Nullable Sentence refusal(Batches.Batch batch, Ledger ledger, Viewer viewer) {
        if (batch.kind() == Batches.Kind.RETENTION) {
            return Sentence.of(
                    "保存期限已到，删除的内容没有留底，不能恢复。",
                    "The time of keeping was over: what was deleted is gone and cannot come back.");
        }
        var undone = batches.undoneBy(batch.id());
        if (undone.isPresent()) {
            return Sentence.of(
                    "已经撤销过（编号%d）；要恢复，请撤销那一次撤销。".formatted(undone.get()),
                    "It was undone already (number %d): to bring it back, undo that one.".formatted(undone.get()));
        }
        if (batch.kind() == Batches.Kind.MERGE && parts.merges().refusal(batch).isPresent()) {
            return parts.merges().refusal(batch).get();
        }
        if (batch.kind() == Batches.Kind.UNDO && isOfMerge(batch)) {
            return UndoMerge.AGAIN;
        }
        // A merge puts back what nobody chose as well; it shows nothing of it.
        var hidden = batch.kind() != Batches.Kind.MERGE
                && new UndoSql(ledger)
                        .columnsOf(batches, batch.id()).stream()
                                .flatMap(column -> ledger.fields().stream()
                                        .filter(field -> field.columns().contains(column)))
                                .anyMatch(field -> !field.isSeenBy(viewer.duties()));
        return hidden
                ? Sentence.of(
                        "其中改动了您看不到的字段；请由能看到这些字段的人撤销。",
                        "It changed fields that you do not see: somebody who sees them must undo it.")
                : null;
    }

    /** Whether this is the undoing of a merge, which is not undone. */
    boolean isOfMerge(Batches.Batch batch) {
        var undone = batch.done().undoes();
        return undone != null
                && batches.find(undone)
                        .filter(one -> one.kind() == Batches.Kind.MERGE)
                        .isPresent();
    }

    private Undone take(Batches.Batch batch, Ledger ledger, Viewer viewer) {
        var id = batches.nextId();
        var sql = new UndoSql(ledger);
        var why = "undo " + batch.id();
        var params = params(batch, ledger, viewer, id, why);
        batches.run(sql.lock(), params);
        var columns = sql.columnsOf(batches, batch.id());
        params.put("columns", columns.toArray(String[]::new));
        params.put("all", sql.columns().toArray(String[]::new));
        params.put("bases", sql.bases().toArray(String[]::new));
        long restored = columns.isEmpty() ? 0 : changes.run(sql.restore(columns, viewer.within()), params);
        long removed = changes.run(sql.remove(referring(ledger), viewer.within()), params);
        long returned = changes.run(sql.bringBack(), params);
        batches.run(sql.tellReturned(), params);
        boolean isMerge = batch.kind() == Batches.Kind.MERGE;
        if (isMerge && returned == 0) {
            return new Undone.Refused(UndoMerge.NOT_BACK);
        }
        var conflicts = new ArrayList<>(batches.conflicts(ledger.name(), sql.conflicts(), params));
        conflicts.removeIf(conflict -> ledger.field(conflict.field())
                .filter(field -> !field.isSeenBy(viewer.duties()))
                .isPresent());
        long kept = changes.run("select count(*) from (" + sql.conflicts() + ") c", params);
        if (isMerge) {
            var elsewhere = parts.merges().takeBack(batch, ledger, params, viewer);
            conflicts.addAll(elsewhere);
            kept += elsewhere.size();
        }
        batches.add(new Batches.Batch(
                id,
                ledger.name(),
                Batches.Kind.UNDO,
                batch.scope(),
                new Batches.Done(changes.now(), viewer.username(), why, batch.id())));
        if (removed > 0) {
            changes.deleted(
                    ledger,
                    batch.kind() == Batches.Kind.IMPORT
                            ? Sentence.of("带来这条记录的导入已撤销", "the import that brought the record was undone")
                            : Sentence.of("记录随撤销一起删除", "the record went with what was undone"));
        }
        audit.record(
                "batch.undone",
                ledger.name() + "/batch/" + batch.id(),
                "%d restored, %d removed, %d returned, %d kept".formatted(restored, removed, returned, kept));
        return new Undone.Done(id, new Counts(restored, removed, returned, kept), conflicts);
    }

    private Map<String, @Nullable Object> params(
            Batches.Batch batch, Ledger ledger, Viewer viewer, long id, String why) {
        var params = new HashMap<>(changes.params(ledger, why, id));
        params.putAll(viewer.within().params());
        params.put("district", batches.imports().district());
        params.put("undone", batch.id());
        return params;
    }

    /** Fields of other ledgers, or of this one, that may point to its records; table and column. */
    private List<String[]> referring(Ledger ledger) {
        return parts.ledgers().all().stream()
                .flatMap(other -> other.fields().stream()
                        .filter(field -> field.type() == FieldType.REFERENCE
                                && ledger.name().equals(field.refers()))
                        .map(field -> new String[] {other.table(), field.name()}))
                .toList();
    }
}
