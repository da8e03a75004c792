package org.kaoqian.casework;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.frame.Choice;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.Region;
import org.kaoqian.shared.RegionCode;
import org.springframework.stereotype.Component;

/** Puts together the page of one case. */
@Component
class CaseViews {

    private final CaseLines lines;
    private final Timeline timeline;
    private final Reasons reasons;
    private final Provisional provisional;
    private final OutcomeForms forms;

    CaseViews(CaseLines lines, Timeline timeline, Reasons reasons, Provisional provisional, OutcomeForms forms) {
        this.lines = lines;
        this.timeline = timeline;
        this.reasons = reasons;
        this.provisional = provisional;
        this.forms = forms;
    }

    CaseView of(Case one, Situation situation, ActionForm entered, CaseView.@Nullable Fault fault) {
        var entries = timeline.of(situation.district(), one.id());
        var offers = Offers.of(one, situation);
        return new CaseView(
                lines.of(one, situation),
                region(one, situation),
                reasons.of(one, situation.district(), entries),
                provisional.of(List.of(one), situation.district()).get(one.id()),
                entries,
                offers,
                offers.contains("handover") || offers.contains("assign") ? colleagues(one, situation) : List.of(),
                situation.kindOf(one).orElse(null),
                situation.kindOf(one).isPresent() ? forms.of(one, situation) : List.of(),
                situation.viewer().may(Permission.LEDGER_REVEAL),
                entered,
                fault);
    }

    private static String region(Case one, Situation situation) {
        var names = Stream.iterate(
                        Optional.of(one.region()), Optional::isPresent, code -> code.flatMap(RegionCode::parent))
                .map(code -> code.flatMap(situation.organisation()::region)
                        .map(Region::name)
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList()
                .reversed();
        return String.join(" ", names);
    }

    private static List<Choice> colleagues(Case one, Situation situation) {
        return situation.organisation().officers(situation.viewer().scope()).stream()
                .filter(officer -> !one.charge().isWith(officer.id()) && situation.reaches(officer, one))
                .filter(officer -> situation.isFor(officer, one))
                .map(CaseViews::choice)
                .toList();
    }

    private static Choice choice(Officer officer) {
        return new Choice(officer.id().toString(), officer.name() + " · " + officer.post());
    }
}
