package org.kaoqian.ledgers;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ledgers.batch}: what changed many records at once and can be undone as a whole. */
@Component
class Batches {

    enum Kind {
        IMPORT,
        BULK,
        UNDO,
        RETENTION,
        MERGE
    }

    /** @param scope the region of whoever did it; only those who see it may undo it */
    record Batch(long id, String ledger, Kind kind, RegionCode scope, Done done) {}

    /** @param undoes the batch that this one takes back */
    record Done(
            OffsetDateTime at,
            String by,
            String why,
            @Nullable Long undoes) {}

    private static final int LISTED = 200;

    private final JdbcClient db;
    private final ImportStore imports;

    Batches(JdbcClient db, ImportStore imports) {
        this.db = db;
        this.imports = imports;
    }

    ImportStore imports() {
        return imports;
    }

    long nextId() {
        return imports.nextId().value();
    }

    /** One batch at a time for each ledger: two that touch the same records could wait for each other for ever. */
    void lock(Ledger ledger) {
        db.sql("select pg_advisory_xact_lock(hashtext(:ledger))")
                .param("ledger", "ledgers.merge:" + ledger.name())
                .query((row, n) -> true)
                .single();
    }

    void add(Batch batch) {
        db.sql("insert into ledgers.batch (district, id, ledger, kind, scope, at, by, why, undoes)"
                        + " values (:district, :id, :ledger, :kind, :scope, :at, :by, :why, :undoes)")
                .param("district", imports.district())
                .param("id", batch.id())
                .param("ledger", batch.ledger())
                .param("kind", batch.kind().name())
                .param("scope", batch.scope().code())
                .param("at", batch.done().at())
                .param("by", batch.done().by())
                .param("why", batch.done().why())
                .param("undoes", batch.done().undoes())
                .update();
    }

    Optional<Batch> find(long id) {
        return db.sql("select * from ledgers.batch where district = :district and id = :id")
                .param("district", imports.district())
                .param("id", id)
                .query((row, n) -> new Batch(
                        row.getLong("id"),
                        row.getString("ledger"),
                        Kind.valueOf(row.getString("kind")),
                        RegionCode.of(row.getString("scope")),
                        new Done(
                                row.getObject("at", OffsetDateTime.class),
                                row.getString("by"),
                                row.getString("why"),
                                row.getObject("undoes", Long.class))))
                .optional();
    }

    /** The latest batch of that kind. */
    Optional<Batch> latest(String ledger, Kind kind) {
        return db.sql("select id from ledgers.batch where district = :district and ledger = :ledger and kind = :kind"
                        + " order by id desc limit 1")
                .param("district", imports.district())
                .param("ledger", ledger)
                .param("kind", kind.name())
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /** The columns that a batch changed. */
    Set<String> columns(String ledger, long batch) {
        return Set.copyOf(
                db.sql("select distinct field from ledgers.change where district = :district and ledger = :ledger"
                                + " and batch = :batch and field <> ''")
                        .param("district", imports.district())
                        .param("ledger", ledger)
                        .param("batch", batch)
                        .query(String.class)
                        .list());
    }

    /** Runs a statement that answers rows of no interest. */
    void run(String sql, Map<String, ? extends @Nullable Object> params) {
        db.sql(sql).params(params).query((java.sql.ResultSet row) -> {});
    }

    List<UndoBatch.Conflict> conflicts(String ledger, String sql, Map<String, ? extends @Nullable Object> params) {
        return db.sql(sql + " limit " + LISTED)
                .params(params)
                .query((row, n) -> new UndoBatch.Conflict(
                        ledger, row.getLong("record"), row.getString("called"), row.getString("field")))
                .list();
    }

    /** How many records a batch added, and how many it changed or removed. */
    record Touched(long added, long changed) {}

    Touched touched(Batch batch) {
        return db.sql(
                        "select (select coalesce(sum(cardinality(ids)), 0) from ledgers.added where district = :district"
                                + " and ledger = :ledger and batch = :batch) as added, (select count(distinct record) from"
                                + " ledgers.change where district = :district and ledger = :ledger and batch = :batch) as changed")
                .param("district", imports.district())
                .param("ledger", batch.ledger())
                .param("batch", batch.id())
                .query(Touched.class)
                .single();
    }

    /** The batch that took this one back, if one did. */
    Optional<Long> undoneBy(long id) {
        return db.sql("select id from ledgers.batch where district = :district and undoes = :id")
                .param("district", imports.district())
                .param("id", id)
                .query(Long.class)
                .optional();
    }
}
