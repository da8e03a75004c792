package org.kaoqian.casework;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.organisation.Duty;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Puts together who acts, when, and for whom. */
@Component
class Situations {

    private final Organisation organisation;
    private final Ledgers ledgers;
    private final CaseKinds kinds;
    private final Clock clock;

    Situations(Organisation organisation, Ledgers ledgers, CaseKinds kinds, Clock clock) {
        this.organisation = organisation;
        this.ledgers = ledgers;
        this.kinds = kinds;
        this.clock = clock;
    }

    Situation of(Viewer viewer) {
        return new Situation(
                viewer,
                clock.instant(),
                clock.getZone(),
                cover(viewer, LocalDate.now(clock)),
                organisation,
                new Known(kinds.book(), ledgers.book()));
    }

    /** On most days nobody is absent, and then the roster is not asked. */
    private Cover cover(Viewer viewer, LocalDate today) {
        var absences = organisation.absences(today);
        return absences.isEmpty()
                ? Cover.NONE
                : Cover.of(
                        new OfficerId(viewer.officerId()),
                        absences,
                        organisation.assignments(Duty.LICENCE_RENEWAL, today));
    }
}
