package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.Map;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Merges a staging table into its ledger: all of it or nothing, in one transaction. */
@Component
class Merge {

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final ImportStore store;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Merge(
            JdbcClient db,
            TransactionTemplate transaction,
            ImportStore store,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    void merge(FileImport run, Staging staging, Chunks.Counted counted, Checkpoint checkpoint) {
        if (!store.advance(run, "MERGING", counted.rows(), counted.rejected())) {
            throw new Abandoned(run.id());
        }
        checkpoint.reached("merging", 0);
        // Without statistics the planner takes a fresh table for a small one.
        db.sql("analyze " + staging.table()).update();
        transaction.executeWithoutResult(status -> {
            mergeInTransaction(run, staging, counted, checkpoint);
            checkpoint.reached("committing", 0);
        });
    }

    private void mergeInTransaction(FileImport run, Staging staging, Chunks.Counted counted, Checkpoint checkpoint) {
        lock(staging.ledger());
        var params = params(run, staging);
        long rejected = counted.rejected();
        if (!run.upload().areas().contains(org.kaoqian.shared.RegionCode.of(store.district()))) {
            rejected += rejectForeign(run, staging, params);
        }
        checkpoint.reached("foreign", 0);
        long updated = run.mode() == ImportMode.UPSERT && !staging.keyOnly()
                ? db.sql(staging.update()).params(params).update()
                : 0;
        checkpoint.reached("updated", 0);
        long inserted = db.sql(staging.insert()).params(params).update();
        checkpoint.reached("inserted", 0);
        long unchanged = counted.rows() - rejected - updated - inserted;
        var counts = new FileImport.Counts(counted.rows(), inserted, updated, unchanged, rejected);
        if (!store.done(run, counts)) {
            throw new Abandoned(run.id());
        }
        events.publishEvent(new LedgerImported(run.ledger(), run.id()));
        audit.recordBy(
                run.upload().by(),
                "ledger.imported",
                run.ledger() + "/import/" + run.id(),
                "%s: %d rows, %d added, %d updated, %d unchanged, %d rejected"
                        .formatted(run.upload().fileName(), counts.rows(), inserted, updated, unchanged, rejected));
    }

    /** One merge at a time for each ledger: two that touch the same records could wait for each other for ever. */
    private void lock(Ledger ledger) {
        db.sql("select pg_advisory_xact_lock(hashtext(:ledger))")
                .param("ledger", "ledgers.merge:" + ledger.name())
                .query((row, n) -> true)
                .single();
    }

    private Map<String, Object> params(FileImport run, Staging staging) {
        var params = new HashMap<String, Object>();
        params.put("district", store.district());
        params.put("now", store.now());
        params.put("home", run.upload().scope().code());
        for (var field : staging.ledger().fields()) {
            var value = field.defaultValue();
            if (value != null) {
                params.put("default_" + field.name(), value);
            }
        }
        return params;
    }

    private long rejectForeign(FileImport run, Staging staging, Map<String, Object> params) {
        var outside = new Scope(run.upload().areas());
        var all = new HashMap<>(params);
        all.putAll(outside.params());
        all.put("import", run.id().value());
        all.put("zh", "这条记录已登记在您辖区以外的街道或社区，您不能改动；请删去这一行，或交由该辖区导入。");
        all.put(
                "en",
                "This record belongs to a street or community outside of your area: delete the row or leave it to the people of that area.");
        return db.sql(staging.rejectForeign(outside.sql("t.region")))
                .params(all)
                .update();
    }

    void dropRejects(FileImport run) {
        db.sql("delete from ledgers.import_reject where district = :district and import = :id")
                .param("district", store.district())
                .param("id", run.id().value())
                .update();
    }

    /** Removes what the import's runs up to this one have staged; a later run's table is not theirs to drop. */
    void dropStaging(ImportId id, int attempt) {
        db
                .sql("select tablename from pg_tables where schemaname = 'ledgers' and tablename like :name")
                .param("name", Staging.leftOver(id))
                .query(String.class)
                .list()
                .stream()
                .filter(table -> Integer.parseInt(table.substring(table.lastIndexOf('_') + 1)) <= attempt)
                .forEach(
                        table -> db.sql("drop table if exists ledgers." + table).update());
    }
}
