package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.RegionCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Single records of any ledger, for other modules: looked up, and changed with a reason. */
@Component
public class Records {

    private final RecordStore store;
    private final RecordWriter writer;
    private final Organisation organisation;
    private final Merged merged;

    Records(RecordStore store, RecordWriter writer, Organisation organisation, Merged merged) {
        this.store = store;
        this.writer = writer;
        this.organisation = organisation;
        this.merged = merged;
    }

    /**
     * The record, wherever in the district it is, or the one that it was merged into; whether the person asking may see it,
     * the caller decides.
     */
    public Optional<LedgerRecord> find(Ledger ledger, long id) {
        var within = Scope.of(everywhere());
        return store.find(ledger, id, within)
                .or(() -> store.find(ledger, merged.now(ledger, store.district(), id), within));
    }

    /**
     * Changes some fields of a record, whatever its version; joins the caller's transaction and is part of the audit log.
     *
     * @param fields new values by the field's name: text, LocalDate or BigDecimal; null empties the field
     * @param why what led to the change, for the log
     */
    @Transactional
    public RecordChange change(Ledger ledger, long id, Map<String, ? extends @Nullable Object> fields, String why) {
        var edit = edit(ledger, fields, why);
        var result = writer.change(edit, id, null);
        var now = result instanceof RecordChange.Missing ? merged.now(ledger, store.district(), id) : id;
        return now == id ? result : writer.change(edit, now, null);
    }

    /** Adds a record, as {@link #change} changes one; a field of type reference may be given the number of its record. */
    @Transactional
    public RecordChange add(Ledger ledger, Map<String, ? extends @Nullable Object> fields, String why) {
        return writer.add(edit(ledger, fields, why));
    }

    private RecordWriter.Edit edit(Ledger ledger, Map<String, ? extends @Nullable Object> fields, String why) {
        var typed = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> typed.put(name, text(ledger, name, value)));
        var district = everywhere();
        return new RecordWriter.Edit(ledger, typed, Territory.of(district, List.of(district), organisation), why);
    }

    private static String text(Ledger ledger, String name, @Nullable Object value) {
        return value instanceof Long id
                        && ledger.field(name)
                                .filter(field -> field.type() == FieldType.REFERENCE)
                                .isPresent()
                ? "#" + id
                : Objects.toString(value, "");
    }

    private RegionCode everywhere() {
        return organisation.district().code();
    }
}
