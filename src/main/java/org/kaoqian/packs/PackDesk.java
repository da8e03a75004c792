package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Absent;
import org.springframework.stereotype.Component;

/** What pages and programs see of packs, and what they can do with them. */
@Component
class PackDesk {

    /** How a pack stands. */
    enum State {
        INSTALLED,
        /** Another version of it is offered. */
        UPGRADABLE,
        OFFERED,
        REMOVED,
        /** Installed, but no longer understood; left out with its faults. */
        FAULTY
    }

    /**
     * @param pack as it is in force or as it is offered; null where its pack.yaml cannot be read
     * @param offered the version that could be installed; 0 for none
     */
    record Entry(
            String name,
            State state,
            @Nullable Pack pack,
            int offered,
            List<PackPart.Content> contents,
            List<Fault> faults) {}

    private final Packs packs;
    private final Shelf shelf;
    private final Offered offered;
    private final Assembling assembling;
    private final Changing changing;

    /** The two ways in which packs change. */
    @Component
    record Changing(InstallPack install, RemovePack remove) {}

    PackDesk(Packs packs, Shelf shelf, Offered offered, Assembling assembling, Changing changing) {
        this.packs = packs;
        this.shelf = shelf;
        this.offered = offered;
        this.assembling = assembling;
        this.changing = changing;
    }

    /** Every pack that is installed, removed or offered, by name. */
    private List<Entry> all() {
        var kept = shelf.all();
        var offers = offered.all();
        var names = new TreeSet<String>();
        kept.forEach(each -> names.add(each.folder().name()));
        offers.forEach(each -> names.add(each.name()));
        return names.stream().map(name -> entry(name, kept, offers)).toList();
    }

    /** What this viewer may know of. An installed pack whose ledgers are all for others is not there. */
    List<Entry> all(Viewer viewer) {
        return all().stream()
                .filter(entry -> !isHidden(entry, viewer))
                .map(entry -> seen(entry, viewer))
                .toList();
    }

    Entry find(String name, Viewer viewer) {
        return Optional.of(find(name))
                .filter(entry -> !isHidden(entry, viewer))
                .map(entry -> seen(entry, viewer))
                .orElseThrow(() -> new Absent(Packs.none(name)));
    }

    /** With those of its contents that the viewer may know of. */
    private Entry seen(Entry entry, Viewer viewer) {
        var pack = entry.pack();
        return pack == null || !isInForce(entry)
                ? entry
                : new Entry(
                        entry.name(),
                        entry.state(),
                        pack,
                        entry.offered(),
                        assembling.parts().stream()
                                .flatMap(part -> part.contents(pack, viewer).stream())
                                .toList(),
                        entry.faults());
    }

    private static boolean isInForce(Entry entry) {
        return entry.state() == State.INSTALLED || entry.state() == State.UPGRADABLE;
    }

    List<PackPart.Word> words(Viewer viewer) {
        return assembling.parts().stream()
                .flatMap(part -> part.words(viewer).stream())
                .toList();
    }

    private boolean isHidden(Entry entry, Viewer viewer) {
        var pack = entry.pack();
        return pack != null
                && isInForce(entry)
                && assembling.parts().stream().anyMatch(part -> part.hides(pack, viewer));
    }

    private Entry find(String name) {
        return all().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Absent(Packs.none(name)));
    }

    private Entry entry(String name, List<Shelf.Kept> kept, List<PackFolder> offers) {
        var standing = packs.standing();
        var faults = new ArrayList<Fault>();
        var offer = offers.stream().filter(each -> each.name().equals(name)).findFirst();
        var offeredPack = offer.flatMap(folder -> read(folder, faults));
        var version = offeredPack.map(Pack::version).orElse(0);
        var installed = standing.assembly().pack(name);
        if (installed.isPresent()) {
            var state = version > installed.get().version() ? State.UPGRADABLE : State.INSTALLED;
            return new Entry(name, state, installed.get(), version, List.of(), faults);
        }
        var on = kept.stream().filter(each -> each.folder().name().equals(name)).findFirst();
        var leftOut = standing.leftOut().get(name);
        if (leftOut != null) {
            return new Entry(name, State.FAULTY, offeredPack.orElse(null), version, List.of(), leftOut);
        }
        if (on.isPresent()) {
            var old = read(on.get().folder(), faults);
            return new Entry(name, State.REMOVED, old.orElse(null), version, List.of(), faults);
        }
        return new Entry(name, State.OFFERED, offeredPack.orElse(null), version, List.of(), faults);
    }

    private static Optional<Pack> read(PackFolder folder, List<Fault> faults) {
        try {
            return Optional.of(PackHead.read(folder.name(), folder.checked().files()));
        } catch (Faulty e) {
            faults.add(e.in(folder.name() + "/" + PackHead.FILE));
            return Optional.empty();
        }
    }

    PackOutcome upload(byte[] zip, String fileName, String by, boolean onlyCheck) {
        try {
            return changing.install().install(PackFolder.zipped(zip, stem(fileName)), by, onlyCheck);
        } catch (Faulty e) {
            return new PackOutcome.Faults(List.of(e.in(fileName)));
        }
    }

    PackOutcome installOffered(String name, String by, boolean onlyCheck) {
        return offered.all().stream()
                .filter(folder -> folder.name().equals(name))
                .findFirst()
                .map(folder -> changing.install().install(folder, by, onlyCheck))
                .orElseGet(() -> new PackOutcome.Refused(Packs.none(name)));
    }

    PackOutcome remove(String name, boolean purge, String by) {
        var pack = find(name).pack();
        if (pack == null) {
            return new PackOutcome.Refused(Packs.none(name));
        }
        return purge ? changing.remove().purge(pack, by) : changing.remove().remove(pack, by);
    }

    /**
     * Those of its files that the viewer may know of: the path and the text, by path. Of a pack that is not in force nobody
     * can tell what belongs to what, so where anything in it is for others only its head is shown.
     */
    Map<String, String> files(Entry entry, Viewer viewer) {
        var files = new java.util.TreeMap<String, String>();
        var pack = entry.pack();
        if (pack != null) {
            var headOnly =
                    !isInForce(entry) && assembling.parts().stream().anyMatch(part -> part.confines(pack, viewer));
            pack.files().stream()
                    .filter(file -> file.path().equals(PackHead.FILE)
                            || !headOnly
                                    && assembling.parts().stream().noneMatch(part -> part.hides(pack, file, viewer)))
                    .forEach(file -> files.put(file.path(), file.text()));
        }
        return files;
    }

    private static String stem(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip") ? name.substring(0, name.length() - 4) : name;
    }
}
