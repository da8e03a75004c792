package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the same values into every record that meets a filter: as one batch, which can be undone as a whole, and only
 * where as many records meet it as the person was told. Who: whoever may change records, within the person's area.
 */
@Component
class ChangeMany {

    private final RecordStore store;
    private final RecordCheck check;
    private final ChangeLog changes;
    private final Batches batches;
    private final Surroundings surroundings;

    /** Where records may lie, and the log. */
    @Component
    record Surroundings(Organisation organisation, AuditLog audit) {}

    ChangeMany(RecordStore store, RecordCheck check, ChangeLog changes, Batches batches, Surroundings surroundings) {
        this.store = store;
        this.check = check;
        this.changes = changes;
        this.batches = batches;
        this.surroundings = surroundings;
    }

    sealed interface Many {

        /** @param matched how many met the filter; of those, changed had other values */
        record Changed(long id, long matched, long changed) implements Many {}

        /** Another number of records meets the filter than the person was told. */
        record Differs(long matched) implements Many {}

        record Refused(Map<String, Sentence> faults) implements Many {}
    }

    /** What is wrong with the values, before anything is changed. */
    Map<String, Sentence> faults(Ledger ledger, Map<String, String> typed, Viewer viewer) {
        var faults = new LinkedHashMap<String, Sentence>();
        values(ledger, typed, viewer, faults);
        return faults;
    }

    static Sentence differs(long matched) {
        return Sentence.of(
                "现在符合条件的是%d条，与您看到的条数不同，没有修改；请核对后重试。".formatted(matched),
                "Now %d records meet the condition, not as many as you were told, so nothing was changed: look again."
                        .formatted(matched));
    }

    long count(RecordQuery query) {
        return changes.run(
                "select count(*) from " + query.ledger().table() + " t where " + store.condition(query),
                store.params(query));
    }

    @Transactional
    Many change(RecordQuery query, Map<String, String> typed, long expected, Viewer viewer) {
        var ledger = query.ledger();
        var faults = new LinkedHashMap<String, Sentence>();
        var values = values(ledger, typed, viewer, faults);
        if (!faults.isEmpty()) {
            return new Many.Refused(faults);
        }
        batches.lock(ledger);
        var id = batches.nextId();
        var params = new HashMap<String, @Nullable Object>(store.params(query));
        params.putAll(changes.params(ledger, "bulk " + id, id));
        values.forEach((column, value) -> params.put("to_" + column, value));
        var matched = changes.run(
                "select count(*) from (select 1 from " + ledger.table() + " t where " + store.condition(query)
                        + " order by t.id for update) c",
                params);
        if (matched != expected) {
            return new Many.Differs(matched);
        }
        disorder(query, values, params, faults);
        if (!faults.isEmpty()) {
            return new Many.Refused(faults);
        }
        var changed = changes.run(update(query, values), params);
        batches.add(new Batches.Batch(
                id,
                ledger.name(),
                Batches.Kind.BULK,
                viewer.scope(),
                new Batches.Done(changes.now(), viewer.username(), String.valueOf(typed), null)));
        surroundings
                .audit()
                .record(
                        "records.changed",
                        ledger.name() + "/batch/" + id,
                        "%d of %d where %s: %s"
                                .formatted(
                                        changed,
                                        matched,
                                        query.filter().map(Condition::source).orElse("all"),
                                        typed));
        return new Many.Changed(id, matched, changed);
    }

    private String update(RecordQuery query, Map<String, @Nullable String> values) {
        var sets = values.keySet().stream()
                .map(column -> column + " = " + to(query.ledger(), column))
                .collect(Collectors.joining(", "));
        var differs = values.keySet().stream()
                .map(column -> "t." + column + " is distinct from " + to(query.ledger(), column))
                .collect(Collectors.joining(" or "));
        return new ChangeSql(query.ledger(), java.util.List.copyOf(values.keySet()))
                .update(sets, "where " + store.condition(query) + " and (" + differs + ")");
    }

    private static String to(Ledger ledger, String column) {
        var type = ledger.field(column).map(field -> field.type().sqlType()).orElse("boolean");
        return "cast(:to_" + column + " as " + type + ")";
    }

    private Map<String, @Nullable String> values(
            Ledger ledger, Map<String, String> typed, Viewer viewer, Map<String, Sentence> faults) {
        var territory = Territory.of(viewer, surroundings.organisation());
        var values = new LinkedHashMap<String, @Nullable String>();
        if (typed.isEmpty()) {
            faults.put("set", Sentence.of("没有写要改成什么；请写字段和值。", "Nothing is to be set: name a field and a value."));
        }
        typed.forEach((name, text) -> {
            var field = ledger.field(name).filter(one -> isForMany(ledger, one));
            if (field.isEmpty()) {
                faults.put(
                        name,
                        Sentence.of(
                                "“%s”不能批量修改（没有这个字段，或它是主键、唯一、加密、计算或文件字段）；请逐条修改。".formatted(name),
                                "'%s' cannot be changed for many records at once (no such field, or part of the key, unique, encrypted, computed or a file): change records one by one."
                                        .formatted(name)));
                return;
            }
            switch (check.read(field.get(), text, territory, ledger.name())) {
                case Value.Blank ignored -> {
                    if (NewTable.isNeverNull(ledger, field.get())) {
                        faults.put(name, RowReader.required(field.get()));
                    } else {
                        put(field.get(), field.get().defaultValue(), false, values);
                    }
                }
                case Value.Kept kept -> put(field.get(), kept.text(), true, values);
                case Value.Unlisted unlisted -> put(field.get(), unlisted.text(), false, values);
                case Value.Wrong wrong -> faults.put(name, wrong.why());
            }
        });
        return values;
    }

    static boolean isForMany(Ledger ledger, Field field) {
        return field.isImported()
                && !field.isSensitive()
                && !field.keeping().unique()
                && !ledger.key().contains(field.name());
    }

    private static void put(Field field, @Nullable String value, boolean known, Map<String, @Nullable String> values) {
        values.put(field.name(), value);
        if (field.open()) {
            values.put(field.name() + "_known", Boolean.toString(known));
        }
    }

    /** Dates that have an order must keep it in every record. */
    private void disorder(
            RecordQuery query,
            Map<String, @Nullable String> values,
            Map<String, @Nullable Object> params,
            Map<String, Sentence> faults) {
        var ledger = query.ledger();
        for (var field : ledger.fields()) {
            var start = ledger.field(String.valueOf(field.notBefore()));
            if (start.isEmpty()
                    || !values.containsKey(field.name())
                            && !values.containsKey(start.get().name())) {
                continue;
            }
            var from = after(start.get().name(), values);
            var to = after(field.name(), values);
            var wrong = changes.run(
                    "select count(*) from " + ledger.table() + " t where " + store.condition(query) + " and " + to
                            + " < " + from,
                    params);
            if (wrong > 0) {
                faults.put(
                        field.name(),
                        Sentence.of(
                                "有%d条记录的“%s”会早于“%s”；请缩小范围或核对日期。"
                                        .formatted(
                                                wrong,
                                                field.label().zh(),
                                                start.get().label().zh()),
                                "In %d records '%s' would be before '%s': narrow the filter or check the date."
                                        .formatted(
                                                wrong,
                                                field.label().en(),
                                                start.get().label().en())));
            }
        }
    }

    private static String after(String name, Map<String, @Nullable String> values) {
        return values.containsKey(name) ? "cast(:to_" + name + " as date)" : "t." + name;
    }
}
