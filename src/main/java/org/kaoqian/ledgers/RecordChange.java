package org.kaoqian.ledgers;

import java.util.Map;
import org.kaoqian.shared.Sentence;

/** What came of writing a record. */
public sealed interface RecordChange {

    /** Written, and in the audit log. */
    record Changed(LedgerRecord record) implements RecordChange {}

    /** Nothing differs from what is there, so nothing was written. */
    record Same(LedgerRecord record) implements RecordChange {}

    /** Somebody else changed the record first; this is how it stands now. */
    record Stale(LedgerRecord current) implements RecordChange {}

    /** @param faults by the field's name */
    record Refused(Map<String, Sentence> faults) implements RecordChange {}

    /** There is no such record, or not for this person. */
    record Missing() implements RecordChange {}
}
