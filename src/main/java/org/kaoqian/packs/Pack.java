package org.kaoqian.packs;

import java.util.List;
import java.util.Set;
import org.kaoqian.shared.Sentence;

/**
 * A pack as its {@code pack.yaml} states it, with all of its files.
 *
 * @param version grows with every upgrade
 * @param responsible the office or post that answers for it
 * @param mission the rows of the mission that it carries, such as S2.9
 * @param requires packs whose ledgers it refers to
 * @param duties what posts can be made responsible for through it
 */
public record Pack(
        PackName name,
        int version,
        Label label,
        List<String> mission,
        Set<PackName> requires,
        List<Duty> duties,
        List<PackFile> files) {

    /** What people read of it. */
    public record Label(Sentence title, Sentence purpose, Sentence basis, Sentence responsible, String icon) {}

    /** A kind of responsibility; its code is what rules and ledgers name. */
    public record Duty(String code, Sentence title) {}

    public Pack {
        mission = List.copyOf(mission);
        requires = Set.copyOf(requires);
        duties = List.copyOf(duties);
        files = List.copyOf(files);
    }

    /** Whether it has a file of this path. */
    public boolean has(String path) {
        return files.stream().anyMatch(file -> file.path().equals(path));
    }

    /** Its files in one folder, such as {@code rules}, in the order of their paths. */
    public List<PackFile> in(String folder) {
        return files.stream().filter(file -> file.folder().equals(folder)).toList();
    }
}
