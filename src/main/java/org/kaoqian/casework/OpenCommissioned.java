package org.kaoqian.casework;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.organisation.Assignment;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens the cases that modules commission, within the transaction in which they have their reason. */
@Component
public class OpenCommissioned {

    private final EnterCase enter;
    private final Subjects subjects;
    private final CaseKinds kinds;
    private final Organisation organisation;
    private final Clock clock;

    OpenCommissioned(EnterCase enter, Subjects subjects, CaseKinds kinds, Organisation organisation, Clock clock) {
        this.enter = enter;
        this.subjects = subjects;
        this.kinds = kinds;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** An exception where there is no such kind or record: the module has just written it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseId open(Commission commission) {
        var kind = kinds.book()
                .find(commission.kind())
                .orElseThrow(() -> new IllegalArgumentException("No kind of case is called " + commission.kind()));
        var district = organisation.district().code().district();
        var found = subjects.find(district, commission.ledger(), commission.subjectId())
                .orElseThrow(() -> new IllegalArgumentException("There is no record for " + commission));
        var today = LocalDate.now(clock);
        var assignment = organisation.officerFor(commission.duty(), found.region(), today);
        var one = new Case(
                enter.next(),
                1,
                null,
                kind.title(),
                found.subject(),
                found.region(),
                switch (assignment) {
                    case Assignment.Named named -> new Charge.Named(named.officer());
                    case Assignment.Nobody nobody -> new Charge.Nobody(nobody.reason());
                },
                new Standing.Open(),
                commission.deadline(),
                null,
                clock.instant(),
                kind.kind());
        var to = assignment.named().flatMap(organisation::officer).map(Officer::name);
        var opened = new Entry(
                clock.instant(),
                "system",
                null,
                "opened",
                commission.why(),
                Sentence.of(
                        "自动建件，交%s".formatted(to.orElse("待分派队列")),
                        "Opened, given to %s".formatted(to.orElse("the queue of nobody"))),
                1,
                commission.request());
        return switch (enter.enter(district, one, opened)) {
            case OpeningResult.Opened(var id, var version) -> id;
            case OpeningResult.Refused refused ->
                throw new IllegalStateException(refused.reason().en());
            case OpeningResult.NotFound ignored -> throw new IllegalStateException("No case for " + commission);
        };
    }
}
