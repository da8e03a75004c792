package org.kaoqian.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.RecordChange;
import org.kaoqian.ledgers.Records;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Writes into ledgers what an outcome says, with the checks that a record's form has. */
@Component
class WriteOutcome {

    private static final Sentence GONE = Sentence.of(
            "台账里的这条记录已经不在了，结果没有地方写；请改为备注，或报负责人。",
            "The record is no longer in the ledger, so the outcome has no place: write a note instead, or tell a leader.");

    private final Records records;

    WriteOutcome(Records records) {
        this.records = records;
    }

    /** What is wrong, by the field's name; empty where everything is written. */
    Map<String, Sentence> write(Case one, Writing writing, Situation situation) {
        var faults = new LinkedHashMap<String, Sentence>();
        var why = "case/" + one.id();
        if (!writing.subject().isEmpty()) {
            situation
                    .known()
                    .ledgers()
                    .find(one.subject().ledger())
                    .ifPresentOrElse(
                            ledger -> faults.putAll(
                                    faults(records.change(ledger, one.subject().id(), writing.subject(), why))),
                            () -> faults.put("", GONE));
        }
        var into = writing.ledger();
        if (into != null && faults.isEmpty()) {
            situation
                    .known()
                    .ledgers()
                    .find(into)
                    .ifPresent(ledger -> faults(records.add(ledger, writing.record(), why))
                            .forEach((field, fault) -> faults.put(ledger.name() + "." + field, within(ledger, fault))));
        }
        return faults;
    }

    private static Map<String, Sentence> faults(RecordChange change) {
        return switch (change) {
            case RecordChange.Changed ignored -> Map.of();
            case RecordChange.Same ignored -> Map.of();
            case RecordChange.Missing ignored -> Map.of("", GONE);
            case RecordChange.Refused refused -> refused.faults();
            case RecordChange.Stale ignored -> throw new IllegalStateException("No version was named");
        };
    }

    private static Sentence within(Ledger ledger, Sentence fault) {
        return Sentence.of(
                "记入“%s”时：%s".formatted(ledger.label().zh(), fault.zh()),
                "Adding to '%s': %s".formatted(ledger.label().en(), fault.en()));
    }
}
