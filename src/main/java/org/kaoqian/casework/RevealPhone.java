package org.kaoqian.casework;

import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A look at the subject's telephone number, which is logged. */
@Component
class RevealPhone {

    private final Ledgers ledgers;
    private final Records records;
    private final AuditLog audit;

    RevealPhone(Ledgers ledgers, Records records, AuditLog audit) {
        this.ledgers = ledgers;
        this.records = records;
        this.audit = audit;
    }

    /** The number in full; empty where the ledger knows none. */
    @Transactional
    public Optional<String> of(Case one, Situation situation) {
        var subject = one.subject();
        var ledger = ledgers.named(subject.ledger());
        if (ledger.field("phone").isEmpty()) {
            return Optional.empty();
        }
        var phone = records.find(ledger, subject.id()).flatMap(record -> record.text("phone"));
        audit.record("field.revealed", subject.reference(), "phone, case/" + one.id());
        return phone;
    }
}
