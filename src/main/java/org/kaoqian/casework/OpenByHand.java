package org.kaoqian.casework;

import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Assignment;
import org.kaoqian.organisation.Duty;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Opens one case for one subject; the organisation names the officer. */
@Component
class OpenByHand {

    private final EnterCase enter;
    private final Subjects subjects;

    OpenByHand(EnterCase enter, Subjects subjects) {
        this.enter = enter;
        this.subjects = subjects;
    }

    OpeningResult open(Opening opening, Situation situation) {
        var fault = fault(opening, situation);
        if (fault != null) {
            return new OpeningResult.Refused(fault);
        }
        return subjects.find(situation.district(), opening.ledger(), opening.subjectId())
                .filter(found ->
                        situation.known().seenBy(situation.viewer().duties()).contains(opening.ledger()))
                .filter(found -> situation.viewer().sees(found.region()))
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
                enter.next(),
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
        var viewer = situation.viewer();
        var to = situation.nameOf(charge);
        return enter.enter(
                situation.district(),
                one,
                new Entry(
                        situation.now(),
                        viewer.username(),
                        viewer.displayName(),
                        "opened",
                        opening.reason().strip(),
                        Sentence.of("人工建件，交%s".formatted(to.zh()), "Opened by hand, given to %s".formatted(to.en())),
                        1,
                        opening.request()));
    }
}
