package org.kaoqian.packs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** All packs of a district put together: the packs, what each module has built of them, and the faults found on the way. */
public final class Assembly {

    private final List<Pack> packs;
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<PackFile> unread = new ArrayList<>();

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
        faulty.toldIn(pack.name() + "/" + file.path()).ifPresent(faults::add);
        unread.add(file);
    }

    /**
     * Whether a file of that folder declares the name but cannot be read. Nobody else who misses it is at fault.
     *
     * @param folder such as {@code ledgers}
     */
    public boolean isUnread(String folder, String name) {
        return unread.stream()
                .filter(file -> file.folder().equals(folder))
                .anyMatch(file -> file.stem().equals(name) || file.declares(name));
    }

    /** Whether an unread file of that folder has this key somewhere, such as the name of a code list. */
    public boolean isUnreadKey(String folder, String key) {
        var line = Pattern.compile("(?m)^\\s+[\"']?" + Pattern.quote(key) + "[\"']?\\s*:");
        return unread.stream()
                .filter(file -> file.folder().equals(folder))
                .anyMatch(file -> line.matcher(file.text()).find());
    }

    /** The codes of all duties that packs declare. */
    public Set<String> duties() {
        return packs.stream()
                .flatMap(pack -> pack.duties().stream())
                .map(Pack.Duty::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What is wrong where a pack uses what another brings: it has to require it, directly or through those that it requires.
     *
     * @param user the pack that uses it; null for the program itself
     * @param owner the pack that brings it; null or empty for the program itself
     */
    public Optional<Sentence> notRequired(@Nullable String user, @Nullable String owner) {
        if (user == null || owner == null || owner.isEmpty() || owner.equals(user)) {
            return Optional.empty();
        }
        return required(user, new HashSet<>()).contains(owner)
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "它属于包“%s”；请在 pack.yaml 的 requires 里写上 %s。".formatted(owner, owner),
                        "It belongs to the pack '%s': add %s to 'requires' in pack.yaml.".formatted(owner, owner)));
    }

    private Set<String> required(String name, Set<String> found) {
        pack(name).stream()
                .flatMap(pack -> pack.requires().stream())
                .map(PackName::value)
                .filter(found::add)
                .forEach(each -> required(each, found));
        return found;
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
