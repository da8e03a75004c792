package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.RegionCode;
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
    private final Batches batches;

    Merge(
            JdbcClient db,
            TransactionTemplate transaction,
            Batches batches,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.db = db;
        this.transaction = transaction;
        this.batches = batches;
        this.store = batches.imports();
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
        batches.lock(staging.ledger());
        var params = params(run, staging);
        long rejected = counted.rejected() + reject(run, staging, params, checkpoint);
        long updated = run.mode() == ImportMode.UPSERT && !staging.keyOnly() ? count(staging.update(), params) : 0;
        checkpoint.reached("updated", 0);
        long inserted = count(staging.insert(), params);
        checkpoint.reached("inserted", 0);
        batches.add(new Batches.Batch(
                run.id().value(),
                run.ledger(),
                Batches.Kind.IMPORT,
                run.upload().scope(),
                new Batches.Done(store.now(), run.upload().by(), run.upload().fileName(), null)));
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

    private Map<String, Object> params(FileImport run, Staging staging) {
        var params = new HashMap<String, Object>();
        params.put("district", store.district());
        params.put("now", store.now());
        params.put("home", run.upload().scope().code());
        params.put("ledger", run.ledger());
        params.put("by", run.upload().by());
        params.put("why", run.upload().fileName());
        params.put("batch", run.id().value());
        for (var field : staging.ledger().fields()) {
            var value = field.defaultValue();
            if (value != null) {
                params.put("default_" + field.name(), value);
            }
        }
        return params;
    }

    private long count(String sql, Map<String, Object> params) {
        return db.sql(sql).params(params).query(Long.class).single();
    }

    /** What only the whole ledger can tell: references, other people's records, values that another record has. */
    private long reject(FileImport run, Staging staging, Map<String, Object> params, Checkpoint checkpoint) {
        var rejects = new StagedRejects(staging);
        var within = new Scope(run.upload().areas());
        rejects.resolutions().forEach(sql -> db.sql(sql).params(params).update());
        checkpoint.reached("referred", 0);
        var statements = new ArrayList<>(rejects.unresolved());
        long doubled = followMerged(run, rejects, params, staging);
        if (!run.upload().areas().contains(RegionCode.of(store.district()))) {
            statements.add(rejects.foreign(within));
        }
        statements.addAll(rejects.taken(within));
        long rejected = statements.stream()
                .mapToLong(statement -> db.sql(statement.sql())
                        .params(params)
                        .params(statement.params())
                        .param("import", run.id().value())
                        .update())
                .sum();
        checkpoint.reached("foreign", 0);
        return rejected + doubled;
    }

    /** Rows that name a record by the key which it had before it became part of another mean that one. */
    private long followMerged(FileImport run, StagedRejects rejects, Map<String, Object> params, Staging staging) {
        boolean any = db.sql("select exists (select 1 from ledgers.former_key where district = :district"
                        + " and ledger = :ledger)")
                .params(params)
                .query(Boolean.class)
                .single();
        if (!any) {
            return 0;
        }
        var doubled = rejects.doubled();
        long rejected = db.sql(doubled.sql())
                .params(params)
                .params(doubled.params())
                .param("import", run.id().value())
                .update();
        db.sql(rejects.renamed()).params(params).update();
        return rejected;
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
