package org.kaoqian.casework;

import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.ledgers.Ledgers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A look at the subject's telephone number, which is logged. */
@Component
class RevealPhone {

    private final Ledgers ledgers;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    RevealPhone(Ledgers ledgers, JdbcClient jdbc, AuditLog audit) {
        this.ledgers = ledgers;
        this.jdbc = jdbc;
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
        var phone = jdbc.sql("select phone from %s where district = :district and id = :id and phone is not null"
                        .formatted(ledger.table()))
                .param("district", situation.district())
                .param("id", subject.id())
                .query(String.class)
                .optional();
        audit.record("field.revealed", subject.reference(), "phone, case/" + one.id());
        return phone;
    }
}
