package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** All packs of a district put together: the packs, what each module has built of them, and the faults found on the way. */
public final class Assembly {

    private final List<Pack> packs;
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Assembly(List<Pack> packs) {
        this.packs = List.copyOf(packs);
    }

    /** The packs, those that others require first. */
    public List<Pack> packs() {
        return packs;
    }

    public Optional<Pack> pack(String name) {
        return packs.stream().filter(pack -> pack.name().value().equals(name)).findFirst();
    }

    /** Keeps what a part has built for the parts that come after it. */
    public <T> void put(Class<T> type, T built) {
        parts.put(type, built);
    }

    /** What an earlier part has built. */
    public <T> T part(Class<T> type) {
        return Optional.ofNullable(parts.get(type))
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException("No part has built " + type.getSimpleName()));
    }

    public void fault(Pack pack, PackFile file, int line, Sentence what) {
        faults.add(new Fault(pack.name() + "/" + file.path(), line, what));
    }

    public void fault(Pack pack, PackFile file, Faulty faulty) {
        faults.add(faulty.in(pack.name() + "/" + file.path()));
    }

    public void fault(Fault fault) {
        faults.add(fault);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    boolean isSound() {
        return faults.isEmpty();
    }
}
