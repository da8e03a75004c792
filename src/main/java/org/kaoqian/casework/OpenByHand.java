package org.kaoqian.casework;

import org.jspecify.annotations.Nullable;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Assignment;
import org.kaoqian.organisation.Duty;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens one case for one subject; the organisation names the officer. */
@Component
class OpenByHand {

    private final CaseTable table;
    private final Timeline timeline;
    private final Subjects subjects;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    OpenByHand(
            CaseTable table, Timeline timeline, Subjects subjects, AuditLog audit, ApplicationEventPublisher events) {
        this.table = table;
        this.timeline = timeline;
        this.subjects = subjects;
        this.audit = audit;
        this.events = events;
    }

    OpeningResult open(Opening opening, Situation situation) {
        var fault = fault(opening, situation);
        if (fault != null) {
            return new OpeningResult.Refused(fault);
        }
        return subjects.find(situation.district(), opening.ledger(), opening.subjectId())
                .filter(found -> situation.viewer().sees(found.region()))
                .filter(found ->
                        situation.known().seenBy(situation.viewer().duties()).contains(opening.ledger()))
                .map(found -> open(opening, found, situation))
                .orElseGet(OpeningResult.NotFound::new);
    }

    private static @Nullable Sentence fault(Opening opening, Situation situation) {
        if (opening.title().isBlank() || opening.reason().isBlank()) {
            return Sentence.of("请写明要办什么、为什么。", "Say what is to be done, and why.");
        }
        var deadline = opening.deadline();
        return deadline != null && deadline.isBefore(situation.today())
                ? Sentence.of("期限不能早于今天。", "The deadline cannot lie in the past.")
                : null;
    }

    private OpeningResult open(Opening opening, Subjects.Found found, Situation situation) {
        var charge =
                switch (situation.organisation().officerFor(Duty.LICENCE_RENEWAL, found.region(), situation.today())) {
                    case Assignment.Named named -> new Charge.Named(named.officer());
                    case Assignment.Nobody nobody -> new Charge.Nobody(nobody.reason());
                };
        var one = new Case(
                table.next(),
                1,
                null,
                Sentence.of(opening.title().strip(), opening.title().strip()),
                found.subject(),
                found.region(),
                charge,
                new Standing.Open(),
                opening.deadline(),
                null,
                situation.now(),
                null);
        var request = opening.request();
        if (!table.add(situation.district(), one, request)) {
            var before = request == null
                    ? null
                    : table.openedBy(situation.district(), request).orElse(null);
            return before == null
                    ? new OpeningResult.NotFound()
                    : new OpeningResult.Opened(before.id(), before.version());
        }
        var viewer = situation.viewer();
        var to = situation.nameOf(charge);
        var line = Sentence.of("人工建件，交%s".formatted(to.zh()), "Opened by hand, given to %s".formatted(to.en()));
        timeline.add(
                situation.district(),
                one.id(),
                new Entry(
                        situation.now(),
                        viewer.username(),
                        viewer.displayName(),
                        "opened",
                        opening.reason().strip(),
                        line,
                        1,
                        request));
        events.publishEvent(new CaseOpened(one.id(), opening.ledger(), opening.subjectId(), opening.deadline()));
        audit.record(
                "case.opened",
                "case/" + one.id(),
                found.subject().reference() + " " + one.title().zh());
        return new OpeningResult.Opened(one.id(), 1);
    }
}
