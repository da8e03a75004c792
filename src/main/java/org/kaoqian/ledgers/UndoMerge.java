package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the undoing of a merge has to do beyond the two records: references, followers, and the ways that led to the kept one. */
@Component
class UndoMerge {

    private final JdbcClient db;
    private final MoveReferences references;
    private final Batches batches;
    private final ChangeLog changes;
    private final Around around;

    /** Who follows, and the district. */
    @Component
    record Around(ObjectProvider<RecordFollower> followers, Organisation organisation) {}

    UndoMerge(JdbcClient db, MoveReferences references, Batches batches, ChangeLog changes, Around around) {
        this.db = db;
        this.references = references;
        this.batches = batches;
        this.changes = changes;
        this.around = around;
    }

    static final Sentence AGAIN = Sentence.of(
            "撤销合并不能再撤销；需要时请重新合并这两条。", "The undoing of a merge cannot be undone: merge the two again where needed.");
    static final Sentence NOT_BACK = Sentence.of(
            "被合并的那条现在恢复不了，它的编号或唯一字段已被别的记录使用；请先改那条记录，再撤销。",
            "The merged record cannot come back, because another one has its key or a unique value by now: change that one first.");

    /** Keeps every other batch off the ledgers concerned. */
    void lock(Ledger ledger) {
        references.lock(ledger);
    }

    /** Why a merge cannot be taken back now; empty where it can. */
    Optional<Sentence> refusal(Batches.Batch batch) {
        return db.sql(
                        "select later.batch from ledgers.merged mine join ledgers.merged later on later.district = mine.district"
                                + " and later.ledger = mine.ledger and later.lost = mine.kept"
                                + " where mine.district = :district and mine.batch = :batch")
                .param("district", batches.imports().district())
                .param("batch", batch.id())
                .query(Long.class)
                .optional()
                .map(later -> Sentence.of(
                        "保留的那条后来又并入了别的记录（编号%d）；请先撤销那一次合并。".formatted(later),
                        "The kept record was merged into another one later (number %d): undo that merge first."
                                .formatted(later)));
    }

    /** Takes back what refers to the record that came back; answers what stayed because it was changed since. */
    List<UndoBatch.Conflict> takeBack(
            Batches.Batch batch, Ledger ledger, Map<String, ? extends @Nullable Object> params, Viewer viewer) {
        var conflicts = new ArrayList<UndoBatch.Conflict>();
        references.to(ledger).stream()
                .map(MoveReferences.Place::ledger)
                .filter(other -> !other.name().equals(ledger.name()))
                .distinct()
                .forEach(other -> conflicts.addAll(restored(other, batch, params, viewer)));
        var merger = merger(batch);
        around.followers()
                .orderedStream()
                .forEach(follower -> db.sql(
                                "select moved from ledgers.followed where district = :district and batch = :batch and what = :what")
                        .param("district", merger.district())
                        .param("batch", batch.id())
                        .param("what", follower.name())
                        .query((row, n) ->
                                List.of((String[]) row.getArray("moved").getArray()))
                        .optional()
                        .ifPresent(moved -> follower.moveBack(merger, moved)));
        for (var table : List.of("followed", "former_key", "merged")) {
            db.sql("delete from ledgers." + table + " where district = :district and batch = :batch")
                    .param("district", merger.district())
                    .param("batch", batch.id())
                    .update();
        }
        return conflicts;
    }

    private List<UndoBatch.Conflict> restored(
            Ledger other, Batches.Batch batch, Map<String, ? extends @Nullable Object> params, Viewer viewer) {
        var sql = new UndoSql(other);
        var columns = sql.columnsOf(batches, batch.id());
        if (columns.isEmpty()) {
            return List.of();
        }
        var everywhere = Scope.of(around.organisation().district().code());
        var all = new HashMap<String, @Nullable Object>(params);
        all.putAll(everywhere.params());
        all.put("ledger", other.name());
        all.put("columns", columns.toArray(String[]::new));
        all.put("all", sql.columns().toArray(String[]::new));
        all.put("bases", sql.bases().toArray(String[]::new));
        changes.run(sql.restore(columns, everywhere), all);
        if (!other.isSeenBy(viewer.duties())) {
            return List.of();
        }
        var conflicts = batches.conflicts(other.name(), sql.conflicts(), all);
        var inSight = inSight(other, conflicts, viewer);
        return conflicts.stream()
                .filter(conflict -> inSight.contains(conflict.record()))
                .filter(conflict -> other.field(conflict.field())
                        .filter(field -> field.isSeenBy(viewer.duties()))
                        .isPresent())
                .toList();
    }

    private Set<Long> inSight(Ledger ledger, List<UndoBatch.Conflict> conflicts, Viewer viewer) {
        return Set.copyOf(db.sql("select t.id from " + ledger.table()
                        + " t where t.district = :district and t.id = any(:ids) and "
                        + viewer.within().sql("t.region"))
                .param("district", batches.imports().district())
                .param("ids", conflicts.stream().map(UndoBatch.Conflict::record).toArray(Long[]::new))
                .params(viewer.within().params())
                .query(Long.class)
                .list());
    }

    private RecordFollower.Merger merger(Batches.Batch batch) {
        return db.sql(
                        "select district, ledger, lost, kept from ledgers.merged where district = :district and batch = :batch")
                .param("district", batches.imports().district())
                .param("batch", batch.id())
                .query((row, n) -> new RecordFollower.Merger(
                        row.getString("district"), row.getString("ledger"), row.getLong("lost"), row.getLong("kept")))
                .single();
    }
}
