package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Whose work would go to whom, if an officer were away: asked of the very code that will assign it. */
@Component
class PreviewAbsence {

    /** Regions that would change hands alike. */
    record Move(Sentence duty, List<Region> from, Assignment to, Optional<Officer> officer) {}

    private final Duties duties;
    private final Rosters rosters;
    private final Officers officers;
    private final Regions regions;
    private final Clock clock;

    PreviewAbsence(Duties duties, Rosters rosters, Officers officers, Regions regions, Clock clock) {
        this.duties = duties;
        this.rosters = rosters;
        this.officers = officers;
        this.regions = regions;
        this.clock = clock;
    }

    /** As of the absence's first day, or today if it has begun. */
    List<Move> moves(AbsenceDraft draft) {
        var today = LocalDate.now(clock);
        var on = draft.from().isBefore(today) ? today : draft.from();
        var cover = Optional.ofNullable(draft.cover())
                .flatMap(officers::officer)
                .map(officer -> new Holder.Cover(officer.id(), officer.name(), true));
        var leave = new Holder.Leave(draft.to(), cover);
        return duties.all().stream()
                .flatMap(duty -> moves(duty, rosters.on(duty.duty(), on), draft.officer(), leave).stream())
                .toList();
    }

    private List<Move> moves(Duties.Named duty, Roster roster, OfficerId officer, Holder.Leave leave) {
        var before = roster.assignments();
        var after = roster.without(officer, leave).assignments();
        var theirs = regions.today().stream()
                .filter(region -> names(before.get(region.code()), officer))
                .collect(Collectors.groupingBy(
                        region -> after.getOrDefault(region.code(), Reasons.outside(region.code())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return theirs.entrySet().stream()
                .map(group -> new Move(
                        duty.title(),
                        group.getValue(),
                        group.getKey(),
                        group.getKey().named().flatMap(officers::officer)))
                .toList();
    }

    private static boolean names(@Nullable Assignment assignment, OfficerId officer) {
        return assignment != null && assignment.named().filter(officer::equals).isPresent();
    }
}
