package org.kaoqian.casework;

import java.util.HashSet;
import java.util.Map;
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

    static Cover of(OfficerId me, Set<OfficerId> absent, Map<RegionCode, Assignment> assignments) {
        var covered = new HashSet<OfficerId>();
        var uncovered = new HashSet<>(absent);
        for (var assignment : assignments.values()) {
            if (assignment instanceof Assignment.Named named && named.coverFor() != null) {
                uncovered.remove(named.coverFor());
                if (named.officer().equals(me)) {
                    covered.add(named.coverFor());
                }
            }
        }
        uncovered.remove(me);
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
