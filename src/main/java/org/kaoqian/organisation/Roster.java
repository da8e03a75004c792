package org.kaoqian.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.shared.RegionCode;

/**
 * Who answers for one duty on one day. The nearest level that has the duty wins; at a level the smaller rank; among
 * equals each region has its own stable favourite, so that the work spreads and stays where it is when others come and
 * go. Who is absent is replaced by the cover, if the cover is there, else by the next holder, else by the level above.
 */
final class Roster {

    private final LocalDate on;
    private final Map<RegionCode, Place> tree = new LinkedHashMap<>();
    private final Map<RegionCode, List<Holder>> holders;

    Roster(LocalDate on, List<Place> places, List<Holder> holders) {
        this.on = on;
        places.forEach(place -> tree.put(place.region().code(), place));
        this.holders = holders.stream().collect(Collectors.groupingBy(Holder::region));
    }

    /** The same roster, were one officer away: also where that officer covers for others. */
    Roster without(OfficerId officer, Holder.Leave leave) {
        var changed = holders.values().stream()
                .flatMap(List::stream)
                .map(holder -> holder.officer().equals(officer) ? holder.with(leave) : holder.whenAway(officer))
                .toList();
        return new Roster(on, List.copyOf(tree.values()), changed);
    }

    Map<RegionCode, Assignment> assignments() {
        var all = new LinkedHashMap<RegionCode, Assignment>();
        tree.values().forEach(place -> all.put(place.region().code(), assign(place)));
        return all;
    }

    Assignment assignment(RegionCode region) {
        for (var code = Optional.of(region); code.isPresent(); code = code.flatMap(RegionCode::parent)) {
            var place = tree.get(code.get());
            if (place != null) {
                return assign(place);
            }
        }
        return Reasons.outside(region);
    }

    private Assignment assign(Place subject) {
        var passed = new ArrayList<Reasons.Passed>();
        for (var place = Optional.of(subject); place.isPresent(); place = above(place.get())) {
            var region = place.get().region();
            var candidates = candidates(region, subject.region().code());
            for (var holder : candidates) {
                if (holder.leave().isEmpty()) {
                    return Reasons.present(holder, region, passed);
                }
                var cover = holder.leave().get().cover().filter(Holder.Cover::present);
                if (cover.isPresent()) {
                    return Reasons.covered(holder, holder.leave().get(), cover.get(), region, on);
                }
            }
            passed.add(new Reasons.Passed(region, candidates));
        }
        return Reasons.nobody(passed, on);
    }

    private Optional<Place> above(Place place) {
        return place.parent().map(tree::get);
    }

    /** One entry an officer, in the order in which they are asked. */
    private List<Holder> candidates(Region at, RegionCode subject) {
        var seen = new HashSet<OfficerId>();
        return holders.getOrDefault(at.code(), List.of()).stream()
                .sorted(Comparator.comparingInt(Holder::rank)
                        .thenComparingLong(holder -> -fondness(subject, holder.officer()))
                        .thenComparingLong(holder -> holder.officer().value()))
                .filter(holder -> seen.add(holder.officer()))
                .toList();
    }

    /** Rendezvous hashing: a number for each pair, as good as random and the same for ever (SplitMix64's finish). */
    private static long fondness(RegionCode region, OfficerId officer) {
        var z = Long.parseLong(region.code()) * 0x9E3779B97F4A7C15L + officer.value() * 0xC2B2AE3D27D4EB4FL;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
