package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts packs together: orders them by what they require and lets every part build on them. */
@Component
class Assembling {

    private final ObjectProvider<PackPart> parts;

    Assembling(ObjectProvider<PackPart> parts) {
        this.parts = parts;
    }

    List<PackPart> parts() {
        return parts.orderedStream().toList();
    }

    Assembly of(List<Pack> packs) {
        var ordered = new LinkedHashSet<Pack>();
        var faults = new ArrayList<Fault>();
        for (var pack : packs) {
            visit(pack, packs, ordered, new HashSet<>(), faults);
        }
        var assembly = new Assembly(List.copyOf(ordered));
        faults.forEach(assembly::fault);
        for (var part : parts()) {
            part.build(assembly);
        }
        return assembly;
    }

    private static void visit(Pack pack, List<Pack> packs, Set<Pack> ordered, Set<PackName> path, List<Fault> faults) {
        if (ordered.contains(pack)) {
            return;
        }
        if (!path.add(pack.name())) {
            faults.add(of(
                    pack,
                    "包之间循环依赖：%s；请去掉其中一个 requires。".formatted(path),
                    "The packs require each other in a circle, %s: drop one 'requires'.".formatted(path)));
            return;
        }
        for (var required : pack.requires()) {
            packs.stream()
                    .filter(other -> other.name().equals(required))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> visit(other, packs, ordered, path, faults),
                            () -> faults.add(of(
                                    pack,
                                    "需要先安装包“%s”。".formatted(required),
                                    "The pack '%s' has to be installed first.".formatted(required))));
        }
        path.remove(pack.name());
        ordered.add(pack);
    }

    private static Fault of(Pack pack, String zh, String en) {
        return new Fault(pack.name() + "/" + PackHead.FILE, 0, Sentence.of(zh, en));
    }
}
