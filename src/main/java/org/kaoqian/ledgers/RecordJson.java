package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.Map;

/** Records and ledgers as the API shows them; sensitive fields are masked. */
final class RecordJson {

    private RecordJson() {}

    /** A reference shows as the number, key and title of its record; it is written as the key. */
    static Map<String, Object> of(LedgerRecord record, Titles titles) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", record.id());
        json.put("version", record.version());
        for (var field : record.ledger().fields()) {
            record.value(field.name())
                    .ifPresent(value -> json.put(
                            field.name(),
                            field.isSensitive()
                                    ? Masks.shown(field, value.toString())
                                    : titles.of(field, record)
                                            .<Object>map(RecordJson::reference)
                                            .orElse(value)));
            if (field.open()) {
                json.put(field.name() + "_known", !record.unrecognised().contains(field.name()));
            }
        }
        return json;
    }

    private static Map<String, Object> reference(Titles.Title title) {
        return Map.of("id", title.id(), "key", title.key(), "title", title.shown());
    }

    static Map<String, Object> of(Ledger ledger) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", ledger.name());
        json.put("label", ledger.label());
        json.put("purpose", ledger.purpose());
        json.put("basis", ledger.basis());
        json.put("retention", ledger.retention().says());
        json.put("key", ledger.key());
        json.put("title", ledger.title());
        json.put("fields", ledger.fields());
        return json;
    }
}
