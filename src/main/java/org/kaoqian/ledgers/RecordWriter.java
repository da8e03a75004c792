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
    private final CodeLists codeLists;
    private final AuditLog audit;
    private final ChangeNews news;

    RecordWriter(JdbcClient db, RecordStore store, CodeLists codeLists, AuditLog audit, ChangeNews news) {
        this.db = db;
        this.store = store;
        this.codeLists = codeLists;
        this.audit = audit;
        this.news = news;
    }

    /**
     * What somebody wants to write.
     *
     * @param typed by the field's name; a field that is absent stays as it is
     * @param territory where the person may put records
     */
    record Edit(Ledger ledger, Map<String, String> typed, Territory territory, String why) {}

    private record Checked(Map<String, @Nullable String> columns, Map<String, Sentence> faults) {}

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
        var checked = check(edit, Optional.of(record));
        if (!checked.faults().isEmpty()) {
            return new RecordChange.Refused(checked.faults());
        }
        var differing = differing(record, checked.columns());
        if (differing.isEmpty()) {
            return new RecordChange.Same(record);
        }
        var sets = differing.keySet().stream()
                .map(column -> column + " = cast(:" + column + " as " + type(ledger, column) + ")")
                .collect(Collectors.joining(", "));
        if (keyIsTaken(ledger, record, differing)) {
            return taken(ledger);
        }
        db.sql("update " + ledger.table() + " set " + sets
                        + ", version = version + 1, changed_at = :now where district = :district and id = :id")
                .params(differing)
                .param("now", news.now())
                .param("district", store.district())
                .param("id", id)
                .update();
        news.tell(ledger);
        audit.record("record.changed", ledger.name() + "/" + id, described(record, differing, edit.why()));
        return new RecordChange.Changed(
                store.find(ledger, id, Scope.of(edit.territory().district())).orElseThrow());
    }

    @Transactional
    RecordChange add(Edit edit) {
        var ledger = edit.ledger();
        var checked = check(edit, Optional.empty());
        if (!checked.faults().isEmpty()) {
            return new RecordChange.Refused(checked.faults());
        }
        var columns = checked.columns();
        var names = List.copyOf(columns.keySet());
        var id = db.sql("insert into " + ledger.table() + " (district, changed_at, " + String.join(", ", names)
                        + ") values (:district, :now, "
                        + names.stream()
                                .map(column -> "cast(:" + column + " as " + type(ledger, column) + ")")
                                .collect(Collectors.joining(", "))
                        + ") on conflict do nothing returning id")
                .params(columns)
                .param("district", store.district())
                .param("now", news.now())
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return taken(ledger);
        }
        news.tell(ledger);
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
                        + ledger.key().stream().map(key -> key + " = :" + key).collect(Collectors.joining(" and "))
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

    private void lock(Ledger ledger, long id) {
        db.sql("select 1 from " + ledger.table() + " where district = :district and id = :id for update")
                .param("district", store.district())
                .param("id", id)
                .query((row, n) -> true)
                .optional();
    }

    private Checked check(Edit edit, Optional<LedgerRecord> before) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        var faults = new LinkedHashMap<String, Sentence>();
        edit.typed().keySet().stream()
                .filter(name -> edit.ledger().field(name).isEmpty())
                .forEach(name -> faults.put(
                        name,
                        Sentence.of(
                                "没有“%s”这个字段；请删去。".formatted(name),
                                "There is no field '%s': leave it out.".formatted(name))));
        for (var field : edit.ledger().fields()) {
            var typed = edit.typed().get(field.name());
            if (typed != null || before.isEmpty()) {
                checkField(field, Objects.requireNonNullElse(typed, ""), edit, columns, faults);
            }
        }
        checkOrder(edit.ledger(), before, columns, faults);
        return new Checked(columns, faults);
    }

    private void checkField(
            Field field, String typed, Edit edit, Map<String, @Nullable String> columns, Map<String, Sentence> faults) {
        var name = field.name();
        var reader = new CellReader(field, codeLists, edit.territory(), news.today(), false);
        switch (reader.read(Cell.text(typed))) {
            case Value.Blank ignored -> {
                var fallback = whenBlank(field, edit);
                if (field.required()) {
                    faults.put(name, RowReader.required(field));
                } else {
                    columns.put(name, fallback);
                }
                putKnown(field, columns, false);
            }
            case Value.Kept kept -> {
                columns.put(name, kept.text());
                putKnown(field, columns, true);
            }
            case Value.Unlisted unlisted -> {
                columns.put(name, unlisted.text());
                putKnown(field, columns, false);
            }
            case Value.Wrong wrong -> faults.put(name, wrong.why());
        }
    }

    private static @Nullable String whenBlank(Field field, Edit edit) {
        if (field.type() == FieldType.REGION) {
            return edit.territory().home().code();
        }
        if (field.defaultValue() != null) {
            return field.defaultValue();
        }
        return edit.ledger().key().contains(field.name()) ? "" : null;
    }

    private static void putKnown(Field field, Map<String, @Nullable String> columns, boolean known) {
        if (field.open()) {
            columns.put(field.name() + "_known", Boolean.toString(known));
        }
    }

    private static void checkOrder(
            Ledger ledger,
            Optional<LedgerRecord> before,
            Map<String, @Nullable String> columns,
            Map<String, Sentence> faults) {
        for (var field : ledger.fields()) {
            var start = field.notBefore();
            if (start != null && (columns.containsKey(field.name()) || columns.containsKey(start))) {
                var from = after(start, before, columns);
                var to = after(field.name(), before, columns);
                if (from != null && to != null && to.compareTo(from) < 0) {
                    faults.putIfAbsent(
                            field.name(),
                            RowReader.outOfOrder(ledger.field(start).orElseThrow(), from, field, to));
                }
            }
        }
    }

    private static @Nullable String after(
            String name, Optional<LedgerRecord> before, Map<String, @Nullable String> columns) {
        return columns.containsKey(name)
                ? columns.get(name)
                : before.flatMap(record -> record.text(name)).orElse(null);
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

    /** Sensitive values stay out of the log. */
    private static String described(LedgerRecord record, Map<String, @Nullable String> differing, String why) {
        var parts = new ArrayList<String>();
        differing.forEach((column, value) -> record.ledger()
                .field(column)
                .ifPresent(field -> parts.add(
                        field.isSensitive()
                                ? column
                                : column + ": " + record.text(column).orElse("-") + " -> "
                                        + Objects.requireNonNullElse(value, "-"))));
        return why + " [" + String.join("; ", parts) + "]";
    }

    private static String type(Ledger ledger, String column) {
        return ledger.field(column).map(field -> field.type().sqlType()).orElse("boolean");
    }

    private static RecordChange taken(Ledger ledger) {
        var faults = new HashMap<String, Sentence>();
        var key = ledger.field(ledger.key().getFirst()).orElseThrow();
        faults.put(
                key.name(),
                Sentence.of(
                        "台账里已有“%s”相同的记录；请查到那条记录修改。".formatted(key.label().zh()),
                        "The ledger has a record with the same '%s' already: find and change that one."
                                .formatted(key.label().en())));
        return new RecordChange.Refused(faults);
    }
}
