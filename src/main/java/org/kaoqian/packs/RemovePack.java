package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a pack out of work; its tables keep their rows until it is purged. */
@Service
public class RemovePack {

    private final Packs packs;
    private final Shelf shelf;
    private final Assembling assembling;
    private final TransactionTemplate transaction;
    private final AuditLog audit;

    RemovePack(Packs packs, Shelf shelf, Assembling assembling, TransactionTemplate transaction, AuditLog audit) {
        this.packs = packs;
        this.shelf = shelf;
        this.assembling = assembling;
        this.transaction = transaction;
        this.audit = audit;
    }

    PackOutcome remove(Pack pack, String by) {
        synchronized (packs) {
            packs.follow();
            var dependants = dependants(pack).stream()
                    .map(other -> other.label().title())
                    .toList();
            if (!dependants.isEmpty()) {
                return new PackOutcome.Refused(Sentence.of(
                        "“%s”还在用它；请先移除那些包。"
                                .formatted(dependants.stream().map(Sentence::zh).collect(Collectors.joining("、"))),
                        "%s needs it: remove that first."
                                .formatted(dependants.stream().map(Sentence::en).collect(Collectors.joining(", ")))));
            }
            var before = packs.standing().assembly();
            var next = assembling.of(others(pack));
            return inTurn(pack, () -> {
                shelf.setAside(pack.name());
                assembling.parts().forEach(part -> part.setAside(before, next));
                audit.recordBy(by, "pack.removed", "pack/" + pack.name(), "version " + pack.version());
            });
        }
    }

    /** The packs that require it, and those that would be at fault without it, such as by a duty that it declares. */
    private List<Pack> dependants(Pack pack) {
        var others = others(pack);
        if (others.size() == packs.installed().size()) {
            return List.of();
        }
        var without = assembling.of(others).faults();
        return others.stream()
                .filter(other -> other.requires().contains(pack.name())
                        || without.stream().anyMatch(fault -> fault.file().startsWith(other.name() + "/")))
                .toList();
    }

    private List<Pack> others(Pack pack) {
        return packs.installed().stream()
                .filter(other -> !other.name().equals(pack.name()))
                .toList();
    }

    /** Drops the tables of a removed pack and erases what every module keeps about it; nothing brings any of it back. */
    PackOutcome purge(Pack pack, String by) {
        synchronized (packs) {
            packs.follow();
            var kept = shelf.find(pack.name());
            if (kept.isEmpty() || kept.get().installed()) {
                return new PackOutcome.Refused(
                        Sentence.of("只有已移除的包才能清除数据；请先移除。", "Only a removed pack can be purged: remove it first."));
            }
            var now = packs.standing().assembly();
            var withIt = new ArrayList<>(now.packs());
            withIt.add(pack);
            var before = assembling.of(withIt);
            if (pack.in("ledgers").stream().anyMatch(file -> before.isUnread("ledgers", file.stem()))) {
                return new PackOutcome.Faults(before.faults());
            }
            return inTurn(pack, () -> {
                assembling.parts().forEach(part -> part.purge(before, now));
                assembling.parts().forEach(part -> part.apply(before, now));
                shelf.forget(pack.name());
                audit.recordBy(by, "pack.purged", "pack/" + pack.name(), "version " + pack.version());
            });
        }
    }

    /** Changes the shelf in one transaction, unless another process has changed it since it was looked at. */
    private PackOutcome inTurn(Pack pack, Runnable change) {
        var generation = packs.standing().generation();
        var outcome = transaction.<PackOutcome>execute(status -> {
            if (shelf.takeTurn() != generation) {
                return Packs.overtaken();
            }
            change.run();
            return new PackOutcome.Done(pack);
        });
        packs.reload();
        return Objects.requireNonNull(outcome);
    }
}
