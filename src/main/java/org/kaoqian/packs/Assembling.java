package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
            visit(pack, packs, ordered, new LinkedHashSet<>(), faults);
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
            faults.add(circle(pack, List.copyOf(path), packs));
            return;
        }
        for (var required : new TreeSet<>(pack.requires())) {
            if (required.equals(pack.name())) {
                faults.add(of(
                        pack,
                        "包“%s”在 requires 里写了自己；请去掉。".formatted(required),
                        "The pack '%s' requires itself: leave that out.".formatted(required)));
                continue;
            }
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

    /** The pack that closes the circle is the one to mend. */
    private static Fault circle(Pack pack, List<PackName> path, List<Pack> packs) {
        var closing = packs.stream()
                .filter(each -> each.name().equals(path.getLast()))
                .findFirst()
                .orElse(pack);
        var circle = path.stream()
                        .dropWhile(name -> !name.equals(pack.name()))
                        .map(PackName::value)
                        .collect(Collectors.joining(" → "))
                + " → " + pack.name();
        return of(
                closing,
                "包之间循环依赖：%s；请去掉其中一个 requires。".formatted(circle),
                "The packs require each other in a circle, %s: drop one 'requires'.".formatted(circle));
    }

    private static Fault of(Pack pack, String zh, String en) {
        return new Fault(pack.name() + "/" + PackHead.FILE, PackHead.line(pack, "requires"), Sentence.of(zh, en));
    }
}
