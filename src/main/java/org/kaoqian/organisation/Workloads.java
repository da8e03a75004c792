package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.List;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** For how many regions an officer answers. */
@Component
class Workloads {

    record Workload(Duty duty, Sentence title, List<Region> regions) {}

    private final Duties duties;
    private final Rosters rosters;
    private final Regions regions;

    Workloads(Duties duties, Rosters rosters, Regions regions) {
        this.duties = duties;
        this.rosters = rosters;
        this.regions = regions;
    }

    /** By duty, those without any left out. */
    List<Workload> of(OfficerId officer, LocalDate on) {
        var places = regions.places(on);
        return duties.all().stream()
                .map(duty -> {
                    var assignments = rosters.on(duty.duty(), on).assignments();
                    var theirs = places.stream()
                            .map(Place::region)
                            .filter(region -> assignments
                                    .getOrDefault(region.code(), Reasons.outside(region.code()))
                                    .named()
                                    .filter(officer::equals)
                                    .isPresent())
                            .toList();
                    return new Workload(duty.duty(), duty.title(), theirs);
                })
                .filter(workload -> !workload.regions().isEmpty())
                .toList();
    }
}
