package org.kaoqian.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a new case that no rule opened, with the first line of its timeline; the same request opens one case. */
@Component
class EnterCase {

    private final CaseTable table;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    EnterCase(CaseTable table, Timeline timeline, ApplicationEventPublisher events, AuditLog audit) {
        this.table = table;
        this.timeline = timeline;
        this.events = events;
        this.audit = audit;
    }

    CaseId next() {
        return table.next();
    }

    /** The case that is there now: this one, or the one that the same request opened before. */
    OpeningResult enter(String district, Case one, Entry opened) {
        var request = opened.request();
        if (!table.add(district, one, request)) {
            return before(district, request);
        }
        timeline.add(district, one.id(), opened);
        var subject = one.subject();
        events.publishEvent(new CaseOpened(one.id(), subject.ledger(), subject.id(), one.deadline()));
        audit.record(
                "case.opened",
                "case/" + one.id(),
                subject.reference() + " " + one.title().zh());
        return new OpeningResult.Opened(one.id(), 1);
    }

    private OpeningResult before(String district, @Nullable UUID request) {
        var before = request == null ? null : table.openedBy(district, request).orElse(null);
        return before == null ? new OpeningResult.NotFound() : new OpeningResult.Opened(before.id(), before.version());
    }
}
