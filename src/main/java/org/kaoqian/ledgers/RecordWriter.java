package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes single records, with the very checks that rows of a file go through. */
@Component
class RecordWriter {

    private final JdbcClient db;
    private final RecordStore store;
    private final RecordCheck check;
    private final ChangeLog changes;
    private final AuditLog audit;

    RecordWriter(JdbcClient db, RecordStore store, RecordCheck check, ChangeLog changes, AuditLog audit) {
        this.db = db;
        this.store = store;
        this.check = check;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * What somebody wants to write.
     *
     * @param typed by the field's name; a field that is absent stays as it is
     * @param territory where the person may put records
     */
    record Edit(Ledger ledger, Map<String, String> typed, Territory territory, String why) {}

    /**
     * @param version the version that the person saw; null changes whatever is there
     */
    @Transactional
    RecordChange change(Edit edit, long id, @Nullable Integer version) {
        var ledger = edit.ledger();
        lock(ledger, id);
        var found = store.find(ledger, id, new Scope(edit.territory().areas()));
        if (found.isEmpty()) {
            return new RecordChange.Missing();
        }
        var record = found.get();
        if (version != null && version != record.version()) {
            return new RecordChange.Stale(record);
        }
        var checked = check.check(edit, Optional.of(record));
        if (!checked.faults().isEmpty()) {
            return new RecordChange.Refused(checked.faults());
        }
        var differing = differing(record, checked.columns());
        if (differing.isEmpty()) {
            return new RecordChange.Same(record);
        }
        if (keyIsTaken(ledger, record, differing)) {
            return taken(ledger);
        }
        var written = written(ledger, differing);
        changes.run(
                new ChangeSql(ledger, List.copyOf(written.keySet()))
                        .update(
                                written.keySet().stream()
                                        .map(column -> column + " = " + parameter(ledger, column))
                                        .collect(Collectors.joining(", ")),
                                "where t.district = :district and t.id = :id"),
                params(ledger, written, edit.why(), id));
        audit.record("record.changed", ledger.name() + "/" + id, described(record, differing, edit.why()));
        return new RecordChange.Changed(
                store.find(ledger, id, Scope.of(edit.territory().district())).orElseThrow());
    }

    @Transactional
    RecordChange add(Edit edit) {
        var ledger = edit.ledger();
        var checked = check.check(edit, Optional.empty());
        if (!checked.faults().isEmpty()) {
            return new RecordChange.Refused(checked.faults());
        }
        if (wasMerged(ledger, checked.columns())) {
            return formerly(ledger);
        }
        var columns = written(ledger, checked.columns());
        var names = List.copyOf(columns.keySet());
        var id = db.sql("insert into " + ledger.table() + " (district, changed_at, " + String.join(", ", names)
                        + ") values (:district, :now, "
                        + names.stream()
                                .map(column -> parameter(ledger, column))
                                .collect(Collectors.joining(", "))
                        + ") on conflict do nothing returning id")
                .params(params(ledger, columns, edit.why(), 0))
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return taken(ledger);
        }
        changes.added(ledger, store.district(), id.get(), edit.why());
        audit.record("record.added", ledger.name() + "/" + id.get(), edit.why());
        return new RecordChange.Changed(
                store.find(ledger, id.get(), Scope.of(edit.territory().district()))
                        .orElseThrow());
    }

    /** Asked before writing: after a failed statement the caller's whole transaction would be lost. */
    private boolean keyIsTaken(Ledger ledger, LedgerRecord record, Map<String, @Nullable String> differing) {
        if (ledger.key().stream().noneMatch(differing::containsKey)) {
            return false;
        }
        var same = db.sql("select 1 from " + ledger.table() + " where district = :district and id <> :id and "
                        + ledger.key().stream()
                                .map(key -> key + " = cast(:" + key + " as "
                                        + ledger.field(key).orElseThrow().type().sqlType() + ")")
                                .collect(Collectors.joining(" and "))
                        + " limit 1")
                .param("district", store.district())
                .param("id", record.id());
        for (var key : ledger.key()) {
            same = same.param(
                    key,
                    differing.containsKey(key)
                            ? differing.get(key)
                            : record.text(key).orElse(""));
        }
        return same.query((row, n) -> true).optional().isPresent();
    }

    /** Whether the key is that of a record which became part of another. */
    private boolean wasMerged(Ledger ledger, Map<String, @Nullable String> columns) {
        var same = db.sql(
                        "select 1 from ledgers.former_key where district = :district and ledger = :ledger and key = array["
                                + ledger.key().stream()
                                        .map(key -> "cast(cast(:" + key + " as "
                                                + ledger.field(key)
                                                        .orElseThrow()
                                                        .type()
                                                        .sqlType() + ") as text)")
                                        .collect(Collectors.joining(", "))
                                + "]")
                .param("district", store.district())
                .param("ledger", ledger.name());
        for (var key : ledger.key()) {
            same = same.param(key, columns.get(key));
        }
        return same.query((row, n) -> true).optional().isPresent();
    }

    private static RecordChange formerly(Ledger ledger) {
        var key = ledger.field(ledger.key().getFirst()).orElseThrow();
        return new RecordChange.Refused(Map.of(
                key.name(),
                Sentence.of(
                        "这个“%s”的记录已并入另一条；请到那条记录修改，或先撤销那次合并。"
                                .formatted(key.label().zh()),
                        "The record with this '%s' was merged into another one: change that one, or undo the merge first."
                                .formatted(key.label().en()))));
    }

    private void lock(Ledger ledger, long id) {
        db.sql("select 1 from " + ledger.table() + " where district = :district and id = :id for update")
                .param("district", store.district())
                .param("id", id)
                .query((row, n) -> true)
                .optional();
    }

    private static Map<String, @Nullable String> differing(LedgerRecord record, Map<String, @Nullable String> columns) {
        var differing = new LinkedHashMap<String, @Nullable String>();
        columns.forEach((column, value) -> {
            var now = column.endsWith("_known") && record.ledger().field(column).isEmpty()
                    ? Boolean.toString(!record.unrecognised().contains(column.substring(0, column.length() - 6)))
                    : record.text(column).orElse(null);
            if (!Objects.equals(now, value)) {
                differing.put(column, value);
            }
        });
        return differing;
    }

    /** Sensitive values, and every value of a ledger about people, stay out of the log; the history has them. */
    private static String described(LedgerRecord record, Map<String, @Nullable String> differing, String why) {
        var parts = new ArrayList<String>();
        differing.forEach((column, value) -> record.ledger()
                .field(column)
                .ifPresent(field -> parts.add(
                        field.isSensitive() || record.ledger().access().people()
                                ? column
                                : column + ": " + record.text(column).orElse("-") + " -> "
                                        + Objects.requireNonNullElse(value, "-"))));
        return why + " [" + String.join("; ", parts) + "]";
    }

    /** The columns with what is stored in them: sensitive values sealed, with their blind index. */
    private Map<String, @Nullable Object> written(Ledger ledger, Map<String, @Nullable String> plain) {
        var written = new LinkedHashMap<String, @Nullable Object>();
        plain.forEach((column, value) -> {
            var field = ledger.field(column).filter(Field::isSensitive);
            if (field.isEmpty()) {
                written.put(column, value);
            } else {
                written.put(column, value == null ? null : store.seals().seal(field.get(), value));
                written.put(
                        column + "_idx", value == null ? null : store.seals().of(field.get(), value));
            }
        });
        return written;
    }

    private Map<String, @Nullable Object> params(
            Ledger ledger, Map<String, @Nullable Object> written, String why, long id) {
        var params = changes.params(ledger, why, null);
        written.forEach((column, value) -> params.put("to_" + column, value));
        params.put("district", store.district());
        params.put("id", id);
        return params;
    }

    private static String parameter(Ledger ledger, String column) {
        var type = ledger.field(column)
                .map(field -> field.type().sqlType())
                .orElse(column.endsWith("_idx") ? "bytea" : "boolean");
        return "cast(:to_" + column + " as " + type + ")";
    }

    private static RecordChange taken(Ledger ledger) {
        var faults = new HashMap<String, Sentence>();
        var key = ledger.field(ledger.key().getFirst()).orElseThrow();
        var labels = ledger.key().stream()
                .map(name -> ledger.field(name).orElseThrow().label())
                .toList();
        faults.put(
                key.name(),
                Sentence.of(
                        "台账里已有“%s”相同的记录；请查到那条记录修改。"
                                .formatted(labels.stream().map(Sentence::zh).collect(Collectors.joining("”和“"))),
                        "The ledger has a record with the same '%s' already: find and change that one."
                                .formatted(labels.stream().map(Sentence::en).collect(Collectors.joining("' and '")))));
        return new RecordChange.Refused(faults);
    }
}
