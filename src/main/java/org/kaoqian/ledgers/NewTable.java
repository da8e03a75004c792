package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of a ledger that a pack declares. Names come from declarations, which allow lower-case letters, digits and _ only. */
final class NewTable {

    private NewTable() {}

    static List<String> statements(Ledger ledger) {
        var statements = new ArrayList<String>();
        statements.add("create table if not exists " + ledger.table()
                + " (district text not null, id bigint not null default nextval('ledgers.record_id'), "
                + ledger.fields().stream()
                        .flatMap(field -> columns(ledger, field).stream())
                        .collect(Collectors.joining(", "))
                + ", version integer not null default 1, changed_at timestamptz not null default now(),"
                + " primary key (district, id), constraint " + ledger.name() + "_key unique (district, "
                + String.join(", ", ledger.key()) + "))");
        statements.add(index(ledger, "region", "region, id"));
        statements.add(index(ledger, "change", "changed_at"));
        for (var field : ledger.fields()) {
            indexes(ledger, field).forEach(statements::add);
        }
        return statements;
    }

    /** The columns of one field, as they stand in a create or an alter statement. */
    static List<String> columns(Ledger ledger, Field field) {
        var columns = new ArrayList<String>();
        columns.add(field.name() + " " + field.type().sqlType() + always(ledger, field) + byDefault(field)
                + (field.isDerived() ? " generated always as (" + DerivedColumn.sql(ledger, field) + ") stored" : ""));
        if (field.open()) {
            columns.add(field.name() + "_known boolean not null default false");
        }
        if (field.isSensitive()) {
            columns.add(field.name() + "_idx bytea");
        }
        return columns;
    }

    static List<String> indexes(Ledger ledger, Field field) {
        var indexes = new ArrayList<String>();
        if (field.keeping().unique()) {
            indexes.add("create unique index if not exists " + ledger.name() + "_one_" + field.name() + " on "
                    + ledger.table() + " (district, " + compared(field) + ")");
        } else if (field.isSensitive()) {
            indexes.add(index(ledger, compared(field), compared(field)));
        }
        if (field.pinyin() && field.sortable()) {
            indexes.add(index(ledger, field.name(), field.name() + " collate \"zh-x-icu\", id"));
        } else if (field.sortable() || field.type() == FieldType.REFERENCE) {
            indexes.add(index(ledger, field.name(), field.name() + ", id"));
        }
        return indexes;
    }

    /** The column by which values are told apart: of what is sealed no two are equal, their blind indexes are. */
    static String compared(Field field) {
        return field.isSensitive() ? field.name() + "_idx" : field.name();
    }

    private static String index(Ledger ledger, String by, String columns) {
        return "create index if not exists " + ledger.name() + "_by_" + by + " on " + ledger.table() + " (district, "
                + columns + ")";
    }

    static boolean isNeverNull(Ledger ledger, Field field) {
        return field.type() == FieldType.REGION
                || field.required()
                || ledger.key().contains(field.name());
    }

    private static String always(Ledger ledger, Field field) {
        return isNeverNull(ledger, field) ? " not null" : "";
    }

    private static String byDefault(Field field) {
        return field.defaultValue() == null ? "" : " default " + literal(field.defaultValue());
    }

    /** A default out of a declaration as SQL writes a text. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
