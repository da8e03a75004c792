package org.kaoqian.ledgers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Looks at the records of a ledger as whoever is signed in may see them, for shapes other than the grid. */
@Component
class Looking {

    /** @param count how many there are, as far as they are counted */
    record Seen(List<LedgerRecord> records, long count) {
        static final Seen NOTHING = new Seen(List.of(), 0);
    }

    private final VisibleLedgers ledgers;
    private final Asking asking;
    private final RecordStore store;
    private final Showing.Source showing;
    private final CurrentViewer current;

    Looking(VisibleLedgers ledgers, Asking asking, RecordStore store, Showing.Source showing, CurrentViewer current) {
        this.ledgers = ledgers;
        this.asking = asking;
        this.store = store;
        this.showing = showing;
        this.current = current;
    }

    Ledger ledger(String name) {
        return ledgers.named(name);
    }

    Showing showing(Ledger ledger, List<LedgerRecord> records) {
        return showing.of(ledger, records);
    }

    List<CodeList.Code> codes(Field field) {
        return showing.codeLists().of(field).map(CodeList::codes).orElse(List.of());
    }

    /** The first records that meet a condition; none where it cannot be understood or takes too long. */
    Seen at(Ledger ledger, String filter, int limit) {
        return switch (asking.query(ledger, new Asking.Asked(filter, "", "", "", limit), current.viewer())) {
            case Asking.Understood.Fault ignored -> Seen.NOTHING;
            case Asking.Understood.Query query ->
                store.page(query.query())
                        .map(page -> new Seen(
                                page.records(),
                                page.next() == null
                                        ? page.records().size()
                                        : store.count(query.query())
                                                .orElse((long) page.records().size())))
                        .orElse(Seen.NOTHING);
        };
    }

    /**
     * The first records of each value of a field and how many there are, an empty text for those without; in one count over
     * all, so that values nobody has cost nothing. Empty where the condition cannot be understood or it takes too long.
     */
    Optional<Map<String, Seen>> by(Ledger ledger, String filter, Field field, int limit) {
        return switch (asking.query(ledger, Asking.Asked.filter(filter), current.viewer())) {
            case Asking.Understood.Fault ignored -> Optional.empty();
            case Asking.Understood.Query query ->
                store.counts(query.query(), field).map(counts -> {
                    var seen = new HashMap<String, Seen>();
                    counts.forEach((value, count) ->
                            seen.put(value, new Seen(first(ledger, and(filter, has(field, value)), limit), count)));
                    return seen;
                });
        };
    }

    private List<LedgerRecord> first(Ledger ledger, String filter, int limit) {
        return asking.query(ledger, new Asking.Asked(filter, "", "", "", limit), current.viewer())
                        instanceof Asking.Understood.Query query
                ? store.page(query.query()).map(RecordPage::records).orElse(List.of())
                : List.of();
    }

    private static String has(Field field, String value) {
        return field.name() + " == " + (value.isEmpty() ? "null" : GridFilter.literal(value));
    }

    static String and(String filter, String more) {
        return filter.isBlank() ? more : "(" + filter + ") && " + more;
    }

    /** What is wrong with a condition; empty where nothing is. */
    Optional<Sentence> fault(Ledger ledger, String filter) {
        return asking.query(ledger, Asking.Asked.filter(filter), current.viewer())
                        instanceof Asking.Understood.Fault fault
                ? Optional.of(fault.why())
                : Optional.empty();
    }
}
