package org.kaoqian.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome writes into ledgers, in the transaction that records it.
 *
 * @param subject fields of the subject's record: text, a day, or the number of a record
 * @param ledger the ledger that gets a record; null for none
 * @param record the fields of that record
 */
record Writing(Map<String, Object> subject, @Nullable String ledger, Map<String, Object> record) {

    static final Writing NOTHING = new Writing(Map.of(), null, Map.of());

    Writing {
        subject = Map.copyOf(subject);
        record = Map.copyOf(record);
    }
}
