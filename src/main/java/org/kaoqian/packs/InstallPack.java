package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Installs a pack, or upgrades the one of the same name. All of its files are checked together with every other pack
 * first; then tables and shelf change in one transaction, or nothing does.
 */
@Service
public class InstallPack {

    private final Packs packs;
    private final Shelf shelf;
    private final Assembling assembling;
    private final TransactionTemplate transaction;
    private final AuditLog audit;

    InstallPack(Packs packs, Shelf shelf, Assembling assembling, TransactionTemplate transaction, AuditLog audit) {
        this.packs = packs;
        this.shelf = shelf;
        this.assembling = assembling;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * @param by who does it, for shelf and audit log
     * @param onlyCheck whether to say only what would come of it
     */
    PackOutcome install(PackFolder folder, String by, boolean onlyCheck) {
        Pack pack;
        try {
            pack = PackHead.read(folder.name(), folder.checked().files());
        } catch (Faulty e) {
            return new PackOutcome.Faults(List.of(e.in(folder.name() + "/" + PackHead.FILE)));
        }
        synchronized (packs) {
            packs.follow();
            return onlyCheck ? check(pack) : inTransaction(pack, by);
        }
    }

    private PackOutcome check(Pack pack) {
        var now = packs.standing().assembly();
        var next = assembling.of(with(now, pack));
        compare(past(now, pack), next, pack);
        return next.isSound() ? new PackOutcome.Done(pack) : new PackOutcome.Faults(next.faults());
    }

    private PackOutcome inTransaction(Pack pack, String by) {
        var standing = packs.standing();
        var next = assembling.of(with(standing.assembly(), pack));
        var outcome = transaction.<PackOutcome>execute(status -> {
            if (shelf.takeTurn() != standing.generation()) {
                return Packs.overtaken();
            }
            var before = past(standing.assembly(), pack);
            compare(before, next, pack);
            if (!next.isSound()) {
                return new PackOutcome.Faults(next.faults());
            }
            assembling.parts().forEach(part -> part.apply(before, next));
            shelf.keep(pack, by);
            audit.recordBy(by, "pack.installed", "pack/" + pack.name(), "version " + pack.version());
            return new PackOutcome.Done(pack);
        });
        if (outcome instanceof PackOutcome.Done) {
            packs.reload();
        }
        return java.util.Objects.requireNonNull(outcome);
    }

    /** A version that went back, or a table that would lose data, is a fault like any other. */
    private void compare(Assembly before, Assembly next, Pack pack) {
        before.pack(pack.name().value())
                .filter(old -> old.version() > pack.version()
                        || old.version() == pack.version() && !old.files().equals(pack.files()))
                .ifPresent(old -> next.fault(new Fault(
                        pack.name() + "/" + PackHead.FILE,
                        PackHead.line(pack, "version"),
                        Sentence.of(
                                "已安装的是第%d版；改动过的包版本号要更大，请改为%d。".formatted(old.version(), old.version() + 1),
                                "Version %d is installed: a pack that differs needs a greater version, write %d."
                                        .formatted(old.version(), old.version() + 1)))));
        if (next.isSound()) {
            assembling.parts().forEach(part -> part.compare(before, next));
        }
    }

    /** What is in force, and the pack as it was before it was removed or left out, whose tables are still there. */
    private Assembly past(Assembly now, Pack pack) {
        var kept = shelf.find(pack.name());
        if (kept.isEmpty() || now.pack(pack.name().value()).isPresent()) {
            return now;
        }
        try {
            return assembling.of(with(
                    now,
                    PackHead.read(
                            kept.get().folder().name(), kept.get().folder().files())));
        } catch (Faulty e) {
            return now;
        }
    }

    private static List<Pack> with(Assembly now, Pack pack) {
        var packs = new ArrayList<>(now.packs().stream()
                .filter(other -> !other.name().equals(pack.name()))
                .toList());
        packs.add(pack);
        return packs;
    }
}
