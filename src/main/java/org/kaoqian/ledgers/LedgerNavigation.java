package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.frame.NavSource;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.Packs;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** The ledgers by the packs that bring them: in the navigation and on the page of all ledgers, to each what each may know of. */
@Component
class LedgerNavigation implements NavSource {

    private static final Sentence BUILT_IN = Sentence.of("台账", "Ledgers");
    private static final int FIRST = 30;
    private static final int OF_PACKS = 35;

    private final Ledgers ledgers;
    private final Packs packs;

    LedgerNavigation(Ledgers ledgers, Packs packs) {
        this.ledgers = ledgers;
        this.packs = packs;
    }

    /** Ledgers that belong together. @param pack null for those that every district has */
    record Group(Sentence title, @Nullable Pack pack, List<Ledger> ledgers) {}

    @Override
    public List<NavEntry> entries(Viewer viewer) {
        var entries = new ArrayList<NavEntry>();
        for (var group : groups(viewer)) {
            var pack = group.pack();
            for (var ledger : group.ledgers()) {
                entries.add(new NavEntry(
                        pack == null ? FIRST : OF_PACKS,
                        group.title(),
                        "/ledgers/" + ledger.name(),
                        icon(ledger, pack),
                        ledger.label(),
                        Permission.LEDGER_READ,
                        pack != null));
            }
        }
        return entries;
    }

    private static String icon(Ledger ledger, @Nullable Pack pack) {
        return pack != null
                ? pack.label().icon()
                : switch (ledger.name()) {
                    case "licence" -> "certificate";
                    case "inquiry" -> "message-2";
                    case "enterprise" -> "building-store";
                    case "person" -> "users";
                    case "premises" -> "building";
                    default -> "table";
                };
    }

    /** The ledgers that the viewer may know of: those that every district has first, then pack by pack. */
    List<Group> groups(Viewer viewer) {
        var groups = new ArrayList<Group>();
        var byPack = new LinkedHashMap<String, List<Ledger>>();
        for (var ledger : ledgers.all()) {
            if (ledger.isSeenBy(viewer.duties())) {
                byPack.computeIfAbsent(String.valueOf(ledger.access().pack()), name -> new ArrayList<>())
                        .add(ledger.seenWith(viewer.duties()));
            }
        }
        Map<String, Pack> installed = new LinkedHashMap<>();
        packs.installed().forEach(pack -> installed.put(pack.name().value(), pack));
        byPack.forEach((name, those) -> {
            var pack = installed.get(name);
            groups.add(new Group(pack == null ? BUILT_IN : pack.label().title(), pack, those));
        });
        groups.sort(java.util.Comparator.comparing(group -> group.pack() != null));
        return groups;
    }
}
