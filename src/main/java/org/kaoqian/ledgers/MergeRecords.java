package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes two records of a ledger one, as one batch that can be undone: the kept record takes the chosen values, whatever
 * refers to the lost one refers to it from then on, what other modules keep of the lost one follows, and the lost one's
 * address and key lead to it. Who: whoever may change records, sees both records, and was the first to decide.
 */
@Component
class MergeRecords {

    private final RecordStore store;
    private final ChangeLog changes;
    private final Batches batches;
    private final MoveReferences references;
    private final Around around;

    /** What surrounds the two records. */
    @Component
    record Around(JdbcClient db, Ledgers ledgers, StoredRecord.Source stored, Merged merged, Following following) {}

    /** Who follows, and the log. */
    @Component
    record Following(ObjectProvider<RecordFollower> followers, AuditLog audit) {}

    MergeRecords(RecordStore store, ChangeLog changes, Batches batches, MoveReferences references, Around around) {
        this.store = store;
        this.changes = changes;
        this.batches = batches;
        this.references = references;
        this.around = around;
    }

    /**
     * @param ledger as the person knows it
     * @param sides whose value the kept record takes, by the field's name; what is left out as usual
     */
    record Asked(Ledger ledger, Seen kept, Seen lost, Map<String, MergeValues.Side> sides, String why) {}

    /** A record in the version that the person saw. */
    record Seen(long id, int version) {}

    sealed interface Outcome {

        /** @param references how many records of any ledger refer to the kept one instead */
        record Done(long batch, LedgerRecord kept, long references) implements Outcome {}

        /** One of them has changed, or is part of another record by now. */
        record Overtaken(Sentence why) implements Outcome {}

        record Refused(Map<String, Sentence> faults) implements Outcome {}

        record Missing() implements Outcome {}
    }

    private static final Sentence STALE = Sentence.of(
            "您核对的时候，别人改过其中一条；没有合并，请重新核对。",
            "While you were comparing, somebody changed one of the two: nothing was merged, compare again.");

    @Transactional
    public Outcome merge(Asked asked, Viewer viewer) {
        var whole = around.ledgers().named(asked.ledger().name());
        if (asked.kept().id() == asked.lost().id()) {
            return refused("", Sentence.of("一条记录不能与自己合并；请选两条。", "A record cannot be merged with itself: name two."));
        }
        references.lock(whole);
        around.stored().lock(whole, asked.kept().id(), asked.lost().id());
        for (var seen : List.of(asked.kept(), asked.lost())) {
            if (store.find(asked.ledger(), seen.id(), viewer.within()).isEmpty()) {
                return gone(whole, seen.id(), viewer);
            }
        }
        var kept = around.stored().find(whole, asked.kept().id()).orElseThrow();
        var lost = around.stored().find(whole, asked.lost().id()).orElseThrow();
        if (kept.version() != asked.kept().version()
                || lost.version() != asked.lost().version()) {
            return new Outcome.Overtaken(STALE);
        }
        var values = new MergeValues(whole, asked.ledger(), kept, lost);
        var result = values.with(asked.sides());
        if (!result.faults().isEmpty()) {
            return new Outcome.Refused(result.faults());
        }
        var key = values.key(result);
        var former = new LinkedHashSet<>(List.of(kept.key(whole), lost.key(whole)));
        if (!former.contains(key) && isTaken(whole, key)) {
            return refused(whole.key().getFirst(), TAKEN);
        }
        former.remove(key);
        var step = new MoveReferences.Step(
                whole, lost.id(), kept.id(), former.stream().map(List::getFirst).toList(), key.getFirst());
        var doubled = references.doubled(step, ledger -> ledger.isSeenBy(viewer.duties()));
        if (doubled.isPresent()) {
            return refused("", doubled.get());
        }
        return write(asked, viewer, values, result, former, step);
    }

    private static final Sentence TAKEN = Sentence.of(
            "这样选，编号会与第三条记录相同；请换一种选法。", "Chosen like this the key would be that of a third record: choose otherwise.");

    private static Outcome refused(String field, Sentence why) {
        return new Outcome.Refused(Map.of(field, why));
    }

    /** Of a record that is not there or not in sight. */
    private Outcome gone(Ledger ledger, long id, Viewer viewer) {
        var into = around.merged().find(ledger, store.district(), id);
        return into.filter(
                        one -> store.find(ledger, one.kept(), viewer.within()).isPresent())
                .<Outcome>map(one -> new Outcome.Overtaken(Sentence.of(
                        "%s 已先把其中一条并入第%d号记录；没有再合并，请打开那条核对。".formatted(one.by(), one.kept()),
                        "%s was first and merged one of them into record %d: nothing more was merged, look at that one."
                                .formatted(one.by(), one.kept()))))
                .orElseGet(Outcome.Missing::new);
    }

    private boolean isTaken(Ledger ledger, List<String> key) {
        return around.db()
                .sql("select 1 from " + ledger.table() + " t where t.district = :district and array["
                        + ledger.key().stream()
                                .map(name -> "t." + name + "::text")
                                .collect(Collectors.joining(", "))
                        + "] = cast(:key as text[]) limit 1")
                .param("district", store.district())
                .param("key", key.toArray(String[]::new))
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    private Outcome write(
            Asked asked,
            Viewer viewer,
            MergeValues values,
            MergeValues.Result result,
            java.util.Set<List<String>> former,
            MoveReferences.Step step) {
        var whole = values.whole();
        var batch = batches.nextId();
        var params = new HashMap<String, @Nullable Object>(changes.params(whole, "merge " + batch, batch));
        params.put("district", store.district());
        params.put("kept", step.kept());
        params.put("lost", step.lost());
        // The lost one goes first: the kept one may take what only one record can have.
        changes.run(
                new ChangeSql(whole, new UndoSql(whole).columns())
                        .delete("where t.district = :district and t.id = :lost"),
                params);
        changes.run(update(whole, result.columns(), params), params);
        changes.merged(whole, store.district(), step.kept(), values.kept().version() + 1, params);
        long moved = references.move(step, params);
        remember(params, former);
        follow(new RecordFollower.Merger(store.district(), whole.name(), step.lost(), step.kept()), batch);
        batches.add(new Batches.Batch(
                batch,
                whole.name(),
                Batches.Kind.MERGE,
                viewer.scope(),
                new Batches.Done(changes.now(), viewer.username(), asked.why(), null)));
        around.following()
                .audit()
                .record(
                        "records.merged",
                        whole.name() + "/" + step.kept(),
                        "%s/%d into it; took %s; %d references; %s"
                                .formatted(
                                        whole.name(),
                                        step.lost(),
                                        result.columns().keySet(),
                                        moved,
                                        asked.why()));
        return new Outcome.Done(
                batch, store.find(asked.ledger(), step.kept(), viewer.within()).orElseThrow(), moved);
    }

    private static String update(
            Ledger whole, Map<String, @Nullable String> columns, Map<String, @Nullable Object> params) {
        if (columns.isEmpty()) {
            return new ChangeSql(whole, List.of("region"))
                    .update("region = t.region", "where t.district = :district and t.id = :kept");
        }
        var change = new ChangeSql(whole, List.copyOf(columns.keySet()));
        columns.forEach((column, value) -> params.put("to_" + column, value));
        return change.update(
                columns.keySet().stream()
                        .map(column -> column + " = " + change.value(column, "cast(:to_" + column + " as text)"))
                        .collect(Collectors.joining(", ")),
                "where t.district = :district and t.id = :kept");
    }

    private void remember(Map<String, @Nullable Object> params, java.util.Set<List<String>> former) {
        around.db()
                .sql("insert into ledgers.merged (district, ledger, lost, kept, batch, at, by)"
                        + " values (:district, :ledger, :lost, :kept, :batch, :now, :by)")
                .params(params)
                .update();
        for (var key : former) {
            around.db()
                    .sql(
                            "insert into ledgers.former_key (district, ledger, key, record, batch) values (:district, :ledger,"
                                    + " cast(:key as text[]), :kept, :batch) on conflict (district, ledger, key) do update"
                                    + " set record = excluded.record, batch = excluded.batch")
                    .params(params)
                    .param("key", key.toArray(String[]::new))
                    .update();
        }
    }

    private void follow(RecordFollower.Merger merger, long batch) {
        around.following().followers().orderedStream().forEach(follower -> {
            var moved = follower.move(merger);
            if (!moved.isEmpty()) {
                around.db()
                        .sql(
                                "insert into ledgers.followed (district, batch, what, moved) values (:district, :batch, :what,"
                                        + " cast(:moved as text[]))")
                        .param("district", merger.district())
                        .param("batch", batch)
                        .param("what", follower.name())
                        .param("moved", moved.toArray(String[]::new))
                        .update();
            }
        });
    }
}
