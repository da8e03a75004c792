package org.kaoqian.casework;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.organisation.Assignment;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;

/**
 * Whose cases an officer looks after on a day, beside the own ones. The named officer of those cases stays the same.
 *
 * @param covered absent officers in whose place this one stands, wherever their cases lie
 * @param uncovered absent officers in whose place nobody stands
 * @param regions where this officer is the responsible one, and so takes care of the uncovered
 */
record Cover(Set<OfficerId> covered, Set<OfficerId> uncovered, Set<RegionCode> regions) {

    static final Cover NONE = new Cover(Set.of(), Set.of(), Set.of());

    static Cover of(
            OfficerId me, Map<OfficerId, Optional<OfficerId>> absences, Map<RegionCode, Assignment> assignments) {
        var covered = new HashSet<OfficerId>();
        var uncovered = new HashSet<OfficerId>();
        absences.forEach((absent, cover) -> {
            if (cover.isEmpty() && !absent.equals(me)) {
                uncovered.add(absent);
            } else if (cover.filter(me::equals).isPresent()) {
                covered.add(absent);
            }
        });
        var regions = assignments.entrySet().stream()
                .filter(entry -> entry.getValue().named().filter(me::equals).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Cover(covered, uncovered, regions);
    }

    boolean holds(Case one) {
        var officer = one.officer();
        return officer != null
                && (covered.contains(officer) || uncovered.contains(officer) && regions.contains(one.region()));
    }

    Set<OfficerId> withMe(OfficerId me) {
        var all = new HashSet<>(covered);
        all.add(me);
        return all;
    }
}
