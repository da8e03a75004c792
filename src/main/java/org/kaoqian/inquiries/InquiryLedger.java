package org.kaoqian.inquiries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.RecordChange;
import org.kaoqian.ledgers.Records;
import org.springframework.stereotype.Component;

/** The built-in ledger of questions that went to a person. */
@Component
class InquiryLedger {

    static final String NAME = "inquiry";

    private static final int LONGEST_TITLE = 60;
    private static final String WITHOUT_WORDS = "（没有文字的问题）";

    private final Ledgers ledgers;
    private final Records records;
    private final Clock clock;

    InquiryLedger(Ledgers ledgers, Records records, Clock clock) {
        this.ledgers = ledgers;
        this.records = records;
        this.clock = clock;
    }

    /** The number of the new record. */
    long add(Handover handover, @Nullable String item) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("number", "ZX-" + handover.id());
        fields.put("title", title(handover.question()));
        fields.put("question", handover.question());
        fields.put("item", item);
        fields.put("phone", handover.contact());
        fields.put("asked", LocalDate.now(clock));
        return switch (records.add(ledgers.named(NAME), fields, "handover/" + handover.id())) {
            case RecordChange.Changed changed -> changed.record().id();
            case RecordChange.Refused refused ->
                throw new IllegalStateException("The ledger refuses " + handover.id() + ": " + refused.faults());
            case RecordChange.Same ignored -> throw new IllegalStateException("A new record is like none");
            case RecordChange.Stale ignored -> throw new IllegalStateException("A new record is not stale");
            case RecordChange.Missing ignored -> throw new IllegalStateException("A new record is not missing");
        };
    }

    Optional<LedgerRecord> find(long id) {
        return records.find(ledgers.named(NAME), id);
    }

    /** A question in one short line that always says something. */
    static String title(String question) {
        var line = question.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        if (line.isEmpty()) {
            return WITHOUT_WORDS;
        }
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST_TITLE ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }
}
