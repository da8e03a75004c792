package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a judgement in memory asks of other records: those that the record names, and those of related ledgers. */
public interface Related {

    /** No other record and no history: for conditions that look at the record alone. */
    Related NONE = new Related() {
        @Override
        public Optional<LedgerRecord> find(Ledger ledger, long id) {
            return Optional.empty();
        }

        @Override
        public Collection<LedgerRecord> having(Ledger ledger, Map<String, Object> values) {
            return List.of();
        }
    };

    /** The record of that number. */
    Optional<LedgerRecord> find(Ledger ledger, long id);

    /**
     * The records that have these values in these fields, where {@code id} is a record's number. More records may come;
     * none of those may be missing.
     */
    Collection<LedgerRecord> having(Ledger ledger, Map<String, Object> values);

    /** The day on which a field of the record last changed; empty where it never has. */
    default Optional<LocalDate> changed(LedgerRecord record, Field field) {
        return Optional.empty();
    }

    /** Records held in memory, by the name of their ledger, such as those of a rule's example. */
    static Related of(Map<String, List<LedgerRecord>> records) {
        return new Related() {
            @Override
            public Optional<LedgerRecord> find(Ledger ledger, long id) {
                for (var record : records.getOrDefault(ledger.name(), List.of())) {
                    if (record.id() == id) {
                        return Optional.of(record);
                    }
                }
                return Optional.empty();
            }

            @Override
            public Collection<LedgerRecord> having(Ledger ledger, Map<String, Object> values) {
                return records.getOrDefault(ledger.name(), List.of());
            }
        };
    }
}
