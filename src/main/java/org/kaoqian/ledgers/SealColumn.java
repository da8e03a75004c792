package org.kaoqian.ledgers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what a column held before values were encrypted, some thousand rows at a time. Killed in between, the next start
 * goes on with what is left; a column that is done is never looked at again.
 */
@Component
public class SealColumn {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Seals seals;

    SealColumn(JdbcClient db, TransactionTemplate transaction, Seals seals) {
        this.db = db;
        this.transaction = transaction;
        this.seals = seals;
    }

    private record Plain(String place, String text) {}

    /** The column goes over to sealed text, {@code <column>_idx} to its blind index. */
    public void seal(String table, String column, Secret kind) {
        var name = table + "." + column;
        if (isDone(name)) {
            return;
        }
        while (Boolean.TRUE.equals(transaction.execute(status -> sealSome(table, column, kind)))) {
            // Each round is committed of its own.
        }
        db.sql("insert into ledgers.sealed_column (name) values (:name) on conflict do nothing")
                .param("name", name)
                .update();
    }

    /** Whether somebody has put down that a column needs no more sealing. */
    private boolean isDone(String name) {
        return db.sql("select exists (select 1 from ledgers.sealed_column where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    private boolean sealSome(String table, String column, Secret kind) {
        var plain = db.sql("select ctid::text as place, " + column + " as text from " + table + " where " + column
                        + " !~ '" + Seals.SEALED + "' limit " + AT_ONCE + " for update")
                .query(Plain.class)
                .list();
        if (plain.isEmpty()) {
            return false;
        }
        db.sql("update " + table + " t set " + column + " = s.sealed, " + column + "_idx = s.idx"
                        + " from unnest(cast(:places as tid[]), cast(:sealed as text[]), cast(:idx as bytea[]))"
                        + " as s(place, sealed, idx) where t.ctid = s.place")
                .param("places", plain.stream().map(Plain::place).toArray(String[]::new))
                .param(
                        "sealed",
                        plain.stream().map(one -> seals.seal(kind, one.text())).toArray(String[]::new))
                .param("idx", hexes(plain, kind))
                .update();
        return true;
    }

    private String[] hexes(List<Plain> plain, Secret kind) {
        return plain.stream()
                .map(one -> Seals.hex(seals.index(kind, one.text())))
                .toArray(String[]::new);
    }
}
