package org.kaoqian.licensing;

import org.kaoqian.audit.AuditLog;
import org.kaoqian.rules.MomentsMoved;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows in the same transaction when a district reckons otherwise: deadlines move, and the audit log has it. */
@Component
class Reckoning {

    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    Reckoning(ApplicationEventPublisher events, AuditLog audit) {
        this.events = events;
        this.audit = audit;
    }

    /** @param cause what happened, without a full stop */
    void changed(String district, Sentence cause, String action, String subject, String detail) {
        events.publishEvent(new MomentsMoved(district, OutcomeInLedger.LEDGER, cause));
        // Last, since entries of the audit log are chained one after the other.
        audit.record(action, subject, detail);
    }
}
