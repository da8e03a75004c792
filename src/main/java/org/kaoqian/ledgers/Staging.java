package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of one import: a table of its own, of the ledger's own types, and the statements that merge it. Names come
 * from declarations, which admit letters and digits only; every value is a parameter.
 */
record Staging(Ledger ledger, List<RowReader.Staged> columns, String table) {

    static Staging of(Ledger ledger, List<RowReader.Staged> columns, FileImport run) {
        return new Staging(
                ledger,
                columns,
                "ledgers.staging_%d_%d"
                        .formatted(run.id().value(), run.progress().attempt()));
    }

    private record Column(String name, String type) {}

    private Stream<Column> sqlColumns() {
        return columns.stream().flatMap(staged -> {
            var field = staged.field();
            var column = new Column(field.name(), field.type().sqlType());
            return field.open() ? Stream.of(column, new Column(field.name() + "_known", "boolean")) : Stream.of(column);
        });
    }

    String create() {
        return "create unlogged table " + table + " (line integer not null, "
                + sqlColumns()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    String copy() {
        return "copy " + table + " (line, " + sqlColumns().map(Column::name).collect(Collectors.joining(", "))
                + ") from stdin";
    }

    void encode(CopyText out, int row, CheckedRow.Fit fit) {
        out.value(row);
        for (int i = 0; i < columns.size(); i++) {
            var field = columns.get(i).field();
            var value = fit.values()[i];
            out.value(value == null && isKey(field) ? "" : value);
            if (field.open()) {
                out.value(fit.known()[i]);
            }
        }
        out.endRow();
    }

    private boolean isKey(Field field) {
        return ledger.key().contains(field.name());
    }

    private String sameKey() {
        return "t.district = :district and "
                + ledger.key().stream().map(key -> "t." + key + " = s." + key).collect(Collectors.joining(" and "));
    }

    /** What a blank cell leaves as it is in a record that exists: the region, and fields with a default. */
    private static boolean keepsWhenBlank(Field field) {
        return field.type() == FieldType.REGION || field.defaultValue() != null;
    }

    private List<String> changing() {
        var names = new ArrayList<String>();
        for (var staged : columns) {
            if (!isKey(staged.field())) {
                names.add(staged.field().name());
            }
            if (staged.field().open()) {
                names.add(staged.field().name() + "_known");
            }
        }
        return names;
    }

    /** Whether the file says nothing about a record but its key. */
    boolean keyOnly() {
        return changing().isEmpty();
    }

    private String incoming(String column) {
        return ledger.field(column).filter(Staging::keepsWhenBlank).isPresent()
                ? "coalesce(s." + column + ", t." + column + ")"
                : "s." + column;
    }

    /** Brings records up to date that differ from their row. Parameters: district, now. */
    String update() {
        var changing = changing();
        return "update " + ledger.table() + " t set "
                + changing.stream().map(name -> name + " = " + incoming(name)).collect(Collectors.joining(", "))
                + ", version = t.version + 1, changed_at = :now from " + table + " s where " + sameKey()
                + " and (" + changing.stream().map(name -> "t." + name).collect(Collectors.joining(", "))
                + ") is distinct from ("
                + changing.stream().map(this::incoming).collect(Collectors.joining(", ")) + ")";
    }

    /** Adds the rows that have no record yet. Parameters: district, now, home, and default_x for fields with a default. */
    String insert() {
        var targets = new ArrayList<String>();
        var sources = new ArrayList<String>();
        sqlColumns().forEach(column -> {
            targets.add(column.name());
            sources.add(ledger.field(column.name())
                    .filter(Staging::keepsWhenBlank)
                    .map(field -> "coalesce(s." + column.name() + ", " + whenBlank(field) + ")")
                    .orElse("s." + column.name()));
        });
        ledger.fields().stream()
                .filter(field -> keepsWhenBlank(field) && !targets.contains(field.name()))
                .forEach(field -> {
                    targets.add(field.name());
                    sources.add(whenBlank(field));
                });
        return "insert into " + ledger.table() + " (district, " + String.join(", ", targets) + ", changed_at) select"
                + " :district, " + String.join(", ", sources) + ", :now from " + table
                + " s where not exists (select 1 from "
                + ledger.table() + " t where " + sameKey() + ") on conflict do nothing";
    }

    private static String whenBlank(Field field) {
        return field.type() == FieldType.REGION && field.defaultValue() == null
                ? ":home"
                : "cast(:default_" + field.name() + " as " + field.type().sqlType() + ")";
    }

    /** Turns rows into rejects whose record belongs to a region outside of the uploader's. */
    String rejectForeign(String outside) {
        var key = ledger.key().getFirst();
        int blamed = columns.stream()
                .filter(staged -> staged.field().name().equals(key))
                .findFirst()
                .orElseThrow()
                .column();
        int width = columns.stream().mapToInt(RowReader.Staged::column).max().orElse(0) + 1;
        var cells = new String[width];
        java.util.Arrays.fill(cells, "''");
        columns.stream()
                .filter(staged -> staged.column() >= 0)
                .forEach(staged -> cells[staged.column()] =
                        "coalesce(gone." + staged.field().name() + "::text, '')");
        return "with gone as (delete from " + table + " s using " + ledger.table() + " t where " + sameKey()
                + " and not "
                + outside
                + " returning s.*) insert into ledgers.import_reject (district, import, line, cells, columns, zh, en)"
                + " select :district, :import, line, array[" + String.join(", ", cells) + "], array[" + blamed
                + "], array[:zh], array[:en] from gone";
    }

    /** Of all runs of an import, however they ended. */
    static String leftOver(ImportId id) {
        return String.format(Locale.ROOT, "staging\\_%d\\_%%", id.value());
    }
}
