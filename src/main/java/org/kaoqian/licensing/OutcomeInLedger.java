package org.kaoqian.licensing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.casework.CaseClosed;
import org.kaoqian.casework.Outcome;
import org.kaoqian.frame.Overtaken;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.RecordChange;
import org.kaoqian.ledgers.Records;
import org.kaoqian.shared.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a closed case means for the licence ledger, written in the transaction that closes the case (S2.6). */
@Component
class OutcomeInLedger {

    static final String LEDGER = "licence";

    private final Ledgers ledgers;
    private final Records records;

    OutcomeInLedger(Ledgers ledgers, Records records) {
        this.ledgers = ledgers;
        this.records = records;
    }

    @EventListener
    void write(CaseClosed closed) {
        var fields = changes(closed);
        if (!closed.ledger().equals(LEDGER) || fields.isEmpty()) {
            return;
        }
        var why = "case/" + closed.id().value() + " " + closed.outcome().code();
        var change = records.change(ledgers.named(LEDGER), closed.subjectId(), fields, why);
        switch (change) {
            case RecordChange.Changed ignored -> {}
            case RecordChange.Same ignored -> {}
            case RecordChange.Missing ignored -> {}
            case RecordChange.Stale ignored ->
                throw new Overtaken(
                        Sentence.of("许可台账刚被别人修改，请重试。", "Somebody just changed the licence; please try again."));
            case RecordChange.Refused refused -> throw new Overtaken(faults(refused));
        }
    }

    /** A renewal gives the licence its new term, or, before that is known, takes it out of the reminders. */
    private static Map<String, @Nullable Object> changes(CaseClosed closed) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        switch (closed.outcome()) {
            case Outcome.BuiltIn.RENEWAL_ACCEPTED -> {
                fields.put("status", closed.newExpiry() == null ? "renewing" : "valid");
                if (closed.newExpiry() != null) {
                    fields.put("expires", closed.newExpiry());
                }
            }
            case Outcome.BuiltIn.BUSINESS_CLOSED -> fields.put("status", "closed");
            case Outcome.BuiltIn.MOVED_AWAY -> fields.put("status", "moved");
            case Outcome.BuiltIn.NOT_NEEDED, Outcome.BuiltIn.OTHER, Outcome.BuiltIn.RECORD_GONE -> {}
            // A kind says itself what its outcomes write.
            case Outcome.OfKind ignored -> {}
        }
        return fields;
    }

    private static Sentence faults(RecordChange.Refused refused) {
        var faults = refused.faults().values();
        return Sentence.of(
                "许可台账不接受这个结果：" + faults.stream().map(Sentence::zh).collect(Collectors.joining("；")),
                "The licence ledger refuses this outcome: "
                        + faults.stream().map(Sentence::en).collect(Collectors.joining("; ")));
    }
}
