package org.kaoqian.knowledge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an item tells instead of an aspect that it has nothing for: of what never expires one may read how long it is good. */
final class StandIns {

    private static final double LESS = 0.8;
    private static final Map<Aspect, List<Aspect>> INSTEAD = Map.ofEntries(
            Map.entry(Aspect.EXPIRED, List.of(Aspect.RENEWAL, Aspect.VALIDITY)),
            Map.entry(Aspect.RENEWAL, List.of(Aspect.VALIDITY, Aspect.EXPIRED)),
            Map.entry(Aspect.VALIDITY, List.of(Aspect.RENEWAL, Aspect.EXPIRED, Aspect.WHAT)),
            Map.entry(Aspect.REISSUE, List.of(Aspect.CHANGE)),
            Map.entry(Aspect.CHANGE, List.of(Aspect.REISSUE)),
            Map.entry(Aspect.SITE, List.of(Aspect.CONDITIONS)),
            Map.entry(Aspect.CROSS_REGION, List.of(Aspect.WHERE)),
            Map.entry(Aspect.ONLINE, List.of(Aspect.WHERE)),
            Map.entry(Aspect.CONTACT, List.of(Aspect.WHERE)),
            Map.entry(Aspect.PROXY, List.of(Aspect.MATERIALS)),
            Map.entry(Aspect.PENALTY, List.of(Aspect.CONDITIONS, Aspect.BASIS)),
            Map.entry(Aspect.WHAT, List.of(Aspect.CONDITIONS)));

    private final Map<Aspect, Set<Aspect>> stands = new EnumMap<>(Aspect.class);

    StandIns(Item item) {
        INSTEAD.forEach((missing, others) -> {
            if (item.general(missing).isEmpty()) {
                others.stream()
                        .filter(other -> item.general(other).isPresent())
                        .findFirst()
                        .ifPresent(other -> stands.computeIfAbsent(other, ignored -> EnumSet.noneOf(Aspect.class))
                                .add(missing));
            }
        });
    }

    /** How strongly an aspect is asked for, itself or through one that it stands in for. */
    double cued(Aspect aspect, Map<Aspect, Double> aspects) {
        var cued = aspects.getOrDefault(aspect, 0.0);
        for (var missing : stands.getOrDefault(aspect, Set.of())) {
            cued = Math.max(cued, LESS * aspects.getOrDefault(missing, 0.0));
        }
        return cued;
    }
}
