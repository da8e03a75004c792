package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A record being edited.
 *
 * @param id null for a new record
 * @param typed what stands in the form, by the field's name
 * @param current how the record stands now, where somebody else changed it meanwhile; else null
 */
record RecordForm(
        Ledger ledger,
        @Nullable Long id,
        int version,
        Map<String, String> typed,
        Map<String, Sentence> faults,
        @Nullable LedgerRecord current) {

    /** With what the fields have by default. */
    static RecordForm blank(Ledger ledger) {
        var typed = new HashMap<String, String>();
        ledger.fields().forEach(field -> {
            if (field.defaultValue() != null) {
                typed.put(field.name(), field.defaultValue());
            }
        });
        return new RecordForm(ledger, null, 0, typed, Map.of(), null);
    }

    /** Sensitive fields begin empty: what nobody asked to see is not in the page. */
    static RecordForm of(LedgerRecord record, Titles titles) {
        var typed = new HashMap<String, String>();
        for (var field : record.ledger().fields()) {
            if (!field.isSensitive()) {
                typed.put(
                        field.name(),
                        titles.of(field, record)
                                .map(Titles.Title::key)
                                .or(() -> record.text(field.name()))
                                .orElse(""));
            }
        }
        return new RecordForm(record.ledger(), record.id(), record.version(), typed, Map.of(), null);
    }

    RecordForm refused(Map<String, Sentence> faults) {
        return new RecordForm(ledger, id, version, typed, faults, null);
    }

    RecordForm overtakenBy(LedgerRecord current) {
        return new RecordForm(ledger, id, current.version(), typed, Map.of(), current);
    }

    /** The fields that people fill in. */
    List<Field> fields() {
        return ledger.fields().stream().filter(Field::isWritten).toList();
    }

    boolean hasFiles() {
        return fields().stream().anyMatch(Field::isStoredFile);
    }

    String value(Field field) {
        return Objects.requireNonNullElse(typed.get(field.name()), "");
    }

    /** What was sent; a sensitive field that was left empty stays as it is. */
    static Map<String, String> sent(Ledger ledger, boolean isNew, Function<String, String> parameter) {
        var sent = new LinkedHashMap<String, String>();
        for (var field : ledger.fields()) {
            var value = parameter.apply(field.name());
            if (field.isWritten() && (isNew || !field.isSensitive() || !value.isBlank())) {
                sent.put(field.name(), value);
            }
        }
        return sent;
    }
}
