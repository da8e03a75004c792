package org.kaoqian.ledgers;

import java.util.List;
import java.util.stream.Collectors;
import org.kaoqian.access.Scope;

/** The statements that undo a batch. Parameters: district, ledger, undone, and those of a change. */
record UndoSql(Ledger ledger) {

    private static final String MINE = "m.district = :district and m.ledger = :ledger and m.batch = :undone";
    private static final String ADDED =
            "(select unnest(a.ids) as id from ledgers.added a where a.district = :district and a.ledger = :ledger"
                    + " and a.batch = :undone)";

    /** Every column that somebody fills in. */
    List<String> columns() {
        return ledger.fields().stream()
                .filter(field -> !field.isDerived())
                .flatMap(field -> field.columns().stream())
                .toList();
    }

    /** The fields to which {@link #columns} belong, in their order: a value and its index change together. */
    List<String> bases() {
        return ledger.fields().stream()
                .filter(field -> !field.isDerived())
                .flatMap(field -> field.columns().stream().map(column -> field.name()))
                .toList();
    }

    /** The columns that the batch changed and that are still there. */
    List<String> columnsOf(Batches batches, long batch) {
        var changed = batches.columns(ledger.name(), batch);
        return columns().stream().filter(changed::contains).toList();
    }

    /** Whoever edits one of the records waits from here on, and whoever was faster has told of it. */
    String lock() {
        return "select t.id from " + ledger.table()
                + " t where t.district = :district and t.id in (select m.record from" + " ledgers.change m where "
                + MINE + " union select id from " + ADDED + " x) order by t.id for update";
    }

    /** A later change of the same field by anything else. */
    private static String changedSince() {
        return "exists (select 1 from ledgers.change later join unnest(cast(:all as text[]), cast(:bases as text[]))"
                + " as l(field, base) on l.field = later.field join unnest(cast(:all as text[]), cast(:bases as text[]))"
                + " as g(field, base) on g.base = l.base where g.field = m.field and later.district = m.district"
                + " and later.ledger = m.ledger and later.record = m.record and later.version > m.version"
                + " and " + counts("later") + ")";
    }

    /** Whether a change still holds: that of a batch that was undone does not, nor does the undoing. */
    private static String counts(String change) {
        return "not exists (select 1 from ledgers.batch u where u.district = :district and (u.id = " + change
                + ".batch and u.kind = 'UNDO' or u.undoes = " + change + ".batch and not exists (select 1 from"
                + " ledgers.batch v where v.district = :district and v.undoes = u.id))) and " + change
                + ".batch is distinct from cast(:batch as bigint)";
    }

    String restore(List<String> columns, Scope within) {
        var change = new ChangeSql(ledger, columns);
        var sets = columns.stream()
                .map(column -> "%1$s = case when w.has_%1$s then %2$s else t.%1$s end"
                        .formatted(column, change.value(column, "w.was_" + column)))
                .collect(Collectors.joining(", "));
        var wide = columns.stream()
                .map(column ->
                        "bool_or(m.field = '%1$s') as has_%1$s, max(m.before) filter (where m.field = '%1$s') as was_%1$s"
                                .formatted(column))
                .collect(Collectors.joining(", "));
        return change.update(
                sets,
                "from (select m.record, " + wide + " from ledgers.change m where " + MINE
                        + " and m.field = any(cast(:columns as text[])) and not " + changedSince()
                        + " group by m.record) w where t.district = :district and t.id = w.record and "
                        + within.sql("t.region"));
    }

    /** Whether something touched an added record since, or refers to it. */
    private String touched(List<String[]> referring) {
        var later = "exists (select 1 from ledgers.change x where x.district = :district and x.ledger = :ledger"
                + " and x.record = t.id and x.batch is distinct from :undone and x.version > coalesce((select y.version"
                + " from ledgers.change y where y.district = :district and y.ledger = :ledger and y.record = t.id"
                + " and y.field = '' and y.batch = :undone), 1) and " + counts("x") + ")";
        var referred = referring.stream()
                .map(from -> " or exists (select 1 from " + from[0] + " r where r.district = :district and r." + from[1]
                        + " = t.id)")
                .collect(Collectors.joining());
        return "(" + later + referred + ")";
    }

    String remove(List<String[]> referring, Scope within) {
        return new ChangeSql(ledger, columns())
                .delete("using " + ADDED + " c where t.district = :district and t.id = c.id and "
                        + within.sql("t.region") + " and not " + touched(referring));
    }

    private static final String REMOVED_RECORDS = "(select m.record from ledgers.change m where " + MINE
            + " and m.field = '' and m.after = '" + ChangeLog.REMOVED + "')";

    String bringBack() {
        var change = new ChangeSql(ledger, columns());
        var values = columns().stream()
                .map(column -> change.value(column, "max(m.before) filter (where m.field = '" + column + "')"))
                .collect(Collectors.joining(", "));
        return ChangeSql.insert("insert into " + ledger.table() + " (district, id, version, changed_at, "
                + String.join(", ", columns()) + ") select :district, m.record, max(m.version) + 1, :now, " + values
                + " from ledgers.change m where " + MINE + " and m.record in " + REMOVED_RECORDS
                + " group by m.record on conflict do nothing");
    }

    /** What {@link #bringBack} added begins at a later version than 1. */
    String tellReturned() {
        return "insert into ledgers.change (district, ledger, record, field, version, after, at, by, why, batch)"
                + " select :district, :ledger, t.id, '', t.version, '" + ChangeLog.ADDED + "', :now, :by, :why,"
                + " cast(:batch as bigint) from " + ledger.table() + " t where t.district = :district and t.id in"
                + " (select unnest(a.ids) from ledgers.added a where a.district = :district and a.ledger = :ledger"
                + " and a.batch = cast(:batch as bigint)) returning record";
    }

    /** What stayed: fields that changed since, added records that are still there, removed ones that are not back. */
    String conflicts() {
        var called = UniqueFields.holder(ledger, "t");
        return "select m.record, coalesce(" + called + ", '') as called, m.field from ledgers.change m left join "
                + ledger.table() + " t on t.district = m.district and t.id = m.record where " + MINE
                + " and m.field = any(cast(:columns as text[])) and m.field = any(cast(:bases as text[])) and m.record not in "
                + REMOVED_RECORDS + " and " + changedSince()
                + " union all select t.id, " + called + ", '' from " + ledger.table() + " t join " + ADDED
                + " c on c.id = t.id where t.district = :district"
                + " union all select m.record, '', '' from ledgers.change m where " + MINE + " and m.field = ''"
                + " and m.after = '" + ChangeLog.REMOVED + "' and not exists (select 1 from " + ledger.table()
                + " t where t.district = :district and t.id = m.record)";
    }
}
