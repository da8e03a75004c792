package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one import: a table of its own, of the ledger's own types, and the statements that merge it. Names come
 * from declarations, which admit letters and digits only; every value is a parameter.
 *
 * @param targets the ledgers that reference fields point to, by name
 */
record Staging(Ledger ledger, List<RowReader.Staged> columns, String table, Seals seals, Map<String, Ledger> targets) {

    static String table(FileImport run) {
        return "ledgers.staging_%d_%d"
                .formatted(run.id().value(), run.progress().attempt());
    }

    /** @param copied whether COPY fills it; what cells refer to is found out later */
    private record Column(String name, String type, boolean copied) {}

    private Stream<Column> sqlColumns() {
        return columns.stream().flatMap(staged -> {
            var field = staged.field();
            var column = new Column(field.name(), field.type().sqlType(), field.type() != FieldType.REFERENCE);
            if (field.open()) {
                return Stream.of(column, new Column(field.name() + "_known", "boolean", true));
            }
            if (field.isSensitive()) {
                return Stream.of(column, new Column(field.name() + "_idx", "bytea", true));
            }
            return field.type() == FieldType.REFERENCE
                    ? Stream.of(
                            column,
                            new Column(field.name() + "_cell", "text", true),
                            new Column(field.name() + "_hits", "bigint", false))
                    : Stream.of(column);
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
        return "copy " + table + " (line, "
                + sqlColumns().filter(Column::copied).map(Column::name).collect(Collectors.joining(", "))
                + ") from stdin";
    }

    void encode(CopyText out, int row, CheckedRow.Fit fit) {
        out.value(row);
        for (int i = 0; i < columns.size(); i++) {
            var field = columns.get(i).field();
            var value = fit.values()[i];
            if (field.isSensitive()) {
                sealed(out, field, value);
                continue;
            }
            out.value(value == null && isKey(field) ? "" : value);
            if (field.open()) {
                out.value(fit.known()[i]);
            }
        }
        out.endRow();
    }

    private void sealed(CopyText out, Field field, @Nullable String value) {
        if (value == null) {
            out.value(null).bytes(null);
        } else {
            out.value(seals.seal(field, value)).bytes(seals.of(field, value));
        }
    }

    private boolean isKey(Field field) {
        return ledger.key().contains(field.name());
    }

    String sameKey() {
        return "t.district = :district and "
                + ledger.key().stream().map(key -> "t." + key + " = s." + key).collect(Collectors.joining(" and "));
    }

    /** What a blank cell leaves as it is in a record that exists: the region, and fields with a default. */
    private static boolean keepsWhenBlank(Field field) {
        return field.type() == FieldType.REGION || field.defaultValue() != null;
    }

    /** The columns of the table that an update sets. */
    private List<String> changing() {
        var names = new ArrayList<String>();
        for (var staged : columns) {
            var own = staged.field().columns();
            names.addAll(isKey(staged.field()) ? own.subList(1, own.size()) : own);
        }
        return names;
    }

    /** Whether the file says nothing about a record but its key. */
    boolean keyOnly() {
        return changing().isEmpty();
    }

    private String incoming(String column) {
        var field = ledger.field(column);
        if (field.filter(Field::isSensitive).isPresent()) {
            // Sealed anew, an equal value would look like another one.
            return "case when s.%1$s_idx is distinct from t.%1$s_idx then s.%1$s else t.%1$s end".formatted(column);
        }
        return field.filter(Staging::keepsWhenBlank).isPresent()
                ? "coalesce(s." + column + ", t." + column + ")"
                : "s." + column;
    }

    /** Brings records up to date that differ from their row; answers how many. Parameters: district, and those of a change. */
    String update() {
        var changing = changing();
        var told = changing.stream()
                .filter(name -> ledger.field(name).filter(Field::isSensitive).isEmpty())
                .toList();
        return new ChangeSql(ledger, changing)
                .update(
                        changing.stream()
                                .map(name -> name + " = " + incoming(name))
                                .collect(Collectors.joining(", ")),
                        "from " + table + " s where " + sameKey() + " and ("
                                + told.stream().map(name -> "t." + name).collect(Collectors.joining(", "))
                                + ") is distinct from ("
                                + told.stream().map(this::incoming).collect(Collectors.joining(", ")) + ")");
    }

    /**
     * Adds the rows that have no record yet; answers how many. Parameters: district, home, those of a change, and
     * default_x for fields with a default.
     */
    String insert() {
        var targets = new ArrayList<String>();
        var sources = new ArrayList<String>();
        columns.stream().flatMap(staged -> staged.field().columns().stream()).forEach(column -> {
            targets.add(column);
            sources.add(ledger.field(column)
                    .filter(Staging::keepsWhenBlank)
                    .map(field -> "coalesce(s." + column + ", " + whenBlank(field) + ")")
                    .orElse("s." + column));
        });
        ledger.fields().stream()
                .filter(field -> keepsWhenBlank(field) && !targets.contains(field.name()))
                .forEach(field -> {
                    targets.add(field.name());
                    sources.add(whenBlank(field));
                });
        return ChangeSql.insert("insert into " + ledger.table() + " (district, " + String.join(", ", targets)
                + ", changed_at) select :district, " + String.join(", ", sources) + ", :now from " + table
                + " s where not exists (select 1 from " + ledger.table() + " t where " + sameKey()
                + ") on conflict do nothing");
    }

    private static String whenBlank(Field field) {
        return field.type() == FieldType.REGION && field.defaultValue() == null
                ? ":home"
                : "cast(:default_" + field.name() + " as " + field.type().sqlType() + ")";
    }

    /** Of all runs of an import, however they ended. */
    static String leftOver(ImportId id) {
        return String.format(Locale.ROOT, "staging\\_%d\\_%%", id.value());
    }
}
