package org.kaoqian.casework;

import org.kaoqian.audit.AuditLog;
import org.kaoqian.rules.Occasions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from a change in the same transaction: later steps stopped or resumed, the event of a closing, the audit log. */
@Component
class Consequences {

    private final Occasions occasions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    Consequences(Occasions occasions, ApplicationEventPublisher events, AuditLog audit) {
        this.occasions = occasions;
        this.events = events;
        this.audit = audit;
    }

    void of(Case one, Action action, Decision.Change change) {
        var closing = change.closing();
        var origin = one.origin();
        if (origin != null && closing != null) {
            occasions.stop(
                    origin.rule(),
                    one.subject().id(),
                    origin.cycle(),
                    closing.outcome().code());
        } else if (origin != null && action instanceof Reopen) {
            occasions.resume(origin.rule(), one.subject().id(), origin.cycle());
        }
        if (closing != null) {
            events.publishEvent(closing);
        }
        // Last, since entries of the audit log are chained one after the other.
        var line = closing == null ? change.line() : closing.outcome().label();
        audit.record("case." + past(action), "case/" + one.id(), line.zh());
    }

    private static String past(Action action) {
        return switch (action) {
            case LogContact ignored -> "contacted";
            case Postpone ignored -> "postponed";
            case HandOver ignored -> "handed-over";
            case Take ignored -> "taken";
            case Assign ignored -> "assigned";
            case Close ignored -> "closed";
            case Conclude conclude -> conclude.result().again() > 0 ? "came-out" : "closed";
            case Reopen ignored -> "reopened";
            case AddNote ignored -> "noted";
        };
    }
}
