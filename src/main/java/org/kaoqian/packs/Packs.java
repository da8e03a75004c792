package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaoqian.shared.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The packs that the district works with. What is installed lies on the shelf in the database; this holds what the parts
 * have made of it, and follows when another process changes the shelf. A pack that no longer fits, such as after an
 * upgrade of the program, is left out with its faults, and everything else works.
 */
@Component
public class Packs implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Packs.class);

    private final Shelf shelf;
    private final Assembling assembling;
    private volatile Standing standing;

    /** What is in force, and what had to be left out. */
    record Standing(long generation, Assembly assembly, Map<String, List<Fault>> leftOut) {}

    Packs(Shelf shelf, Assembling assembling) {
        this.shelf = shelf;
        this.assembling = assembling;
        this.standing = new Standing(-1, new Assembly(List.of()), Map.of());
    }

    @Override
    public void afterSingletonsInstantiated() {
        reload();
    }

    /** The packs in force, those that others require first. */
    public List<Pack> installed() {
        return standing.assembly().packs();
    }

    Standing standing() {
        return standing;
    }

    /** Builds anew from the shelf. */
    final synchronized void reload() {
        var generation = shelf.generation();
        var left = new TreeMap<String, List<Fault>>();
        var packs = new ArrayList<Pack>();
        for (var kept : shelf.all()) {
            if (kept.installed()) {
                try {
                    packs.add(PackHead.read(kept.folder().name(), kept.folder().files()));
                } catch (Faulty e) {
                    left.put(kept.folder().name(), List.of(e.in(kept.folder().name() + "/" + PackHead.FILE)));
                }
            }
        }
        var assembly = assembling.of(packs);
        while (!assembly.isSound()) {
            var faulty = faulty(packs, assembly.faults());
            faulty.forEach((name, faults) -> {
                left.put(name, faults);
                LOG.error("The pack {} is left out: {}", name, faults);
            });
            packs.removeIf(pack -> faulty.containsKey(pack.name().value()));
            assembly = assembling.of(packs);
        }
        adopt(new Standing(generation, assembly, Map.copyOf(left)));
    }

    private static Map<String, List<Fault>> faulty(List<Pack> packs, List<Fault> faults) {
        var faulty = new TreeMap<String, List<Fault>>();
        for (var fault : faults) {
            var slash = fault.file().indexOf('/');
            var name = slash < 0 ? fault.file() : fault.file().substring(0, slash);
            if (packs.stream().anyMatch(pack -> pack.name().value().equals(name))) {
                faulty.computeIfAbsent(name, each -> new ArrayList<>()).add(fault);
            }
        }
        if (faulty.isEmpty()) {
            throw new IllegalStateException("Faults outside of every pack: " + faults);
        }
        return faulty;
    }

    final synchronized void adopt(Standing next) {
        assembling.parts().forEach(part -> part.adopt(next.assembly()));
        standing = next;
    }

    /** Follows what other processes have changed. */
    void follow() {
        if (shelf.generation() != standing.generation()) {
            reload();
        }
    }

    static PackOutcome overtaken() {
        return new PackOutcome.Refused(Sentence.of(
                "别人刚刚改动过服务包；请看过现在的情况再试。", "Somebody changed the packs just now: look again and try once more."));
    }

    static Sentence none(String name) {
        return Sentence.of(
                "没有叫“%s”的包；请从列表里选。".formatted(name), "No pack is called '%s': choose one of the list.".formatted(name));
    }
}
