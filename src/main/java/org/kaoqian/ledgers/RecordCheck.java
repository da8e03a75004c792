package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Checks what somebody wants to write into one record, as the rows of a file are checked. */
@Component
class RecordCheck {

    private final CodeLists codeLists;
    private final References references;
    private final UniqueFields unique;
    private final KeptFiles files;
    private final Clock clock;

    RecordCheck(CodeLists codeLists, References references, UniqueFields unique, KeptFiles files, Clock clock) {
        this.codeLists = codeLists;
        this.references = references;
        this.unique = unique;
        this.files = files;
        this.clock = clock;
    }

    /** @param columns plain values by column: of a field, or {@code <name>_known} */
    record Checked(Map<String, @Nullable String> columns, Map<String, Sentence> faults) {}

    Checked check(RecordWriter.Edit edit, Optional<LedgerRecord> before) {
        var checked = new Checked(new LinkedHashMap<>(), new LinkedHashMap<>());
        edit.typed().keySet().forEach(name -> refuseUnwritten(edit.ledger(), name, checked));
        for (var field : edit.ledger().fields()) {
            var typed = edit.typed().get(field.name());
            if (field.isWritten() && (typed != null || before.isEmpty())) {
                checkField(field, Objects.requireNonNullElse(typed, ""), edit, checked);
            }
        }
        checkOrder(edit.ledger(), before, checked);
        checkUnique(edit, before, checked);
        return checked;
    }

    private static void refuseUnwritten(Ledger ledger, String name, Checked checked) {
        var field = ledger.field(name);
        if (field.isEmpty()) {
            checked.faults()
                    .put(
                            name,
                            Sentence.of(
                                    "没有“%s”这个字段；请删去。".formatted(name),
                                    "There is no field '%s': leave it out.".formatted(name)));
        } else if (!field.get().isWritten()) {
            checked.faults()
                    .put(
                            name,
                            Sentence.of(
                                    "“%s”是自动计算或已停用的，不能填写；请去掉它。"
                                            .formatted(field.get().label().zh()),
                                    "'%s' is computed or retired and cannot be written: leave it out."
                                            .formatted(field.get().label().en())));
        }
    }

    /** One value for a field, as the table keeps it. */
    Value read(Field field, String typed, Territory territory, String ledger) {
        var reader = new CellReader(field, codeLists, territory, LocalDate.now(clock), false);
        var value = reader.read(Cell.text(typed));
        if (!(value instanceof Value.Kept kept)) {
            return value;
        }
        var district = territory.district().district();
        return field.type() == FieldType.REFERENCE
                ? references.read(field, district, kept.text())
                : field.isStoredFile() ? files.read(field, district, ledger, kept.text()) : value;
    }

    private void checkField(Field field, String typed, RecordWriter.Edit edit, Checked checked) {
        var name = field.name();
        switch (read(field, typed, edit.territory(), edit.ledger().name())) {
            case Value.Blank ignored -> {
                var fallback = whenBlank(field, edit);
                if (field.required() && field.defaultValue() == null
                        || fallback == null && edit.ledger().key().contains(name)) {
                    checked.faults().put(name, RowReader.required(field));
                } else {
                    put(field, fallback, false, checked);
                }
            }
            case Value.Kept kept -> put(field, kept.text(), true, checked);
            case Value.Unlisted unlisted -> put(field, unlisted.text(), false, checked);
            case Value.Wrong wrong -> checked.faults().put(name, wrong.why());
        }
    }

    private static void put(Field field, @Nullable String value, boolean known, Checked checked) {
        checked.columns().put(field.name(), value);
        if (field.open()) {
            checked.columns().put(field.name() + "_known", Boolean.toString(known));
        }
    }

    private static @Nullable String whenBlank(Field field, RecordWriter.Edit edit) {
        if (field.type() == FieldType.REGION) {
            return edit.territory().home().code();
        }
        if (field.defaultValue() != null) {
            return field.defaultValue();
        }
        return edit.ledger().key().contains(field.name()) && field.type().stored() == FieldType.Stored.TEXT ? "" : null;
    }

    private static void checkOrder(Ledger ledger, Optional<LedgerRecord> before, Checked checked) {
        for (var field : ledger.fields()) {
            var start = ledger.field(String.valueOf(field.notBefore()));
            if (start.isPresent()
                    && (checked.columns().containsKey(field.name())
                            || checked.columns().containsKey(start.get().name()))) {
                var from = after(start.get().name(), before, checked);
                var to = after(field.name(), before, checked);
                if (from != null && to != null && to.compareTo(from) < 0) {
                    checked.faults().putIfAbsent(field.name(), RowReader.outOfOrder(start.get(), from, field, to));
                }
            }
        }
    }

    private static @Nullable String after(String name, Optional<LedgerRecord> before, Checked checked) {
        return checked.columns().containsKey(name)
                ? checked.columns().get(name)
                : before.flatMap(record -> record.text(name)).orElse(null);
    }

    private void checkUnique(RecordWriter.Edit edit, Optional<LedgerRecord> before, Checked checked) {
        var within = new Scope(edit.territory().areas());
        for (var field : edit.ledger().fields()) {
            var value = checked.columns().get(field.name());
            if (field.keeping().unique() && value != null && !checked.faults().containsKey(field.name())) {
                unique.taken(
                                edit.ledger(),
                                field,
                                value,
                                before.map(LedgerRecord::id).orElse(0L),
                                within)
                        .ifPresent(why -> checked.faults().put(field.name(), why));
            }
        }
    }
}
