package org.kaoqian.ledgers;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Statements that write a ledger and its history as one. Parameters of a change: ledger, now, by, why, batch. A record's
 * former and later values come from the very statement that changes it, so that no other writer can slip in between.
 *
 * @param columns the columns whose change is put down
 */
record ChangeSql(Ledger ledger, List<String> columns) {

    /** How many record numbers stand in one row of {@code ledgers.added}. */
    private static final int IDS_IN_A_ROW = 5_000;

    /**
     * An update of the ledger as {@code t}, which answers how many records it changed.
     *
     * @param sets assignments without version and changed_at
     * @param rest what follows the assignments, with its where
     */
    String update(String sets, String rest) {
        var returned = IntStream.range(0, columns.size())
                .mapToObj(i -> "old.%1$s as o%2$d, new.%1$s as n%2$d".formatted(columns.get(i), i))
                .collect(Collectors.joining(", "));
        var told = IntStream.range(0, columns.size())
                .mapToObj(i -> "('%s', %s, %s)"
                        .formatted(columns.get(i), text(columns.get(i), "c.o" + i), text(columns.get(i), "c.n" + i)))
                .collect(Collectors.joining(", "));
        return "with changed as (update " + ledger.table() + " t set " + sets
                + ", version = t.version + 1, changed_at = :now " + rest
                + " returning new.id as id, new.version as version, " + returned + "), told as (insert into"
                + " ledgers.change (district, ledger, record, field, version, before, after, at, by, why, batch)"
                + " select :district, :ledger, c.id, v.field, c.version, v.before, v.after, :now, :by, :why,"
                + " cast(:batch as bigint) from changed c cross join lateral (values " + told
                + ") v(field, before, after) where v.before is distinct from v.after)"
                + " select count(*) from changed";
    }

    /** An insert of many records as one batch, which answers how many it added. */
    static String insert(String insert) {
        return "with fresh as (" + insert
                + " returning id), placed as (select id, (row_number() over (order by id) - 1) / "
                + IDS_IN_A_ROW + " as part from fresh), told as (insert into ledgers.added (district, ledger, batch,"
                + " from_id, to_id, ids) select :district, :ledger, cast(:batch as bigint), min(id), max(id),"
                + " array_agg(id order by id) from placed group by part) select count(*) from fresh";
    }

    /**
     * A delete of the ledger as {@code t}, which answers how many records it took away; history keeps what they held.
     *
     * @param rest what follows the table, with its using and where
     */
    String delete(String rest) {
        var told = columns.stream()
                .map(column -> "('" + column + "', " + text(column, "g." + column) + ", null)")
                .collect(Collectors.joining(", "));
        return "with gone as (delete from " + ledger.table() + " t " + rest
                + " returning t.*), told as (insert into ledgers.change (district, ledger, record,"
                + " field, version, before, after, at, by, why, batch) select :district, :ledger, g.id, v.field,"
                + " g.version + 1, v.before, v.after, :now, :by, :why, cast(:batch as bigint) from gone g"
                + " cross join lateral (values ('', null, '" + ChangeLog.REMOVED + "'), " + told
                + ") v(field, before, after) where v.field = '' or v.before is not null) select count(*) from gone";
    }

    /** A column's value as history keeps it. */
    String text(String column, String expression) {
        return isIndex(column) ? "encode(" + expression + ", 'hex')" : expression + "::text";
    }

    /** A value of history as the column takes it. */
    String value(String column, String expression) {
        return isIndex(column)
                ? "decode(" + expression + ", 'hex')"
                : "cast(" + expression + " as " + type(column) + ")";
    }

    private String type(String column) {
        return ledger.field(column).map(field -> field.type().sqlType()).orElse("boolean");
    }

    private boolean isIndex(String column) {
        return ledger.field(column).isEmpty() && column.endsWith("_idx");
    }
}
