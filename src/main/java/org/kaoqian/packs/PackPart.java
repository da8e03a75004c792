package org.kaoqian.packs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;

/**
 * What one module makes of packs. Parts are asked in their {@code @Order}, so that a later one finds what an earlier one
 * has built in the assembly.
 */
public interface PackPart {

    /** Reads what concerns it out of every pack, puts what it builds into the assembly, and says what is wrong. */
    void build(Assembly assembly);

    /** Looks whether the step from what is to what shall be would lose data, and says so. Looks into the database only. */
    default void compare(Assembly now, Assembly next) {}

    /** Brings the database from what is to what shall be, inside the installing transaction. */
    default void apply(Assembly now, Assembly next) {}

    /**
     * Erases for good what this module keeps about packs that were there and are to be no more: of the records of their
     * ledgers, and of what their rules have raised. Before {@link #apply}, inside the purging transaction.
     */
    default void purge(Assembly before, Assembly after) {}

    /** Ends what a removed pack has under way, inside the removing transaction; its rows stay until it is purged. */
    default void setAside(Assembly before, Assembly after) {}

    /** What of an installed pack somebody can look at and may know of. */
    default List<Content> contents(Pack pack, Viewer viewer) {
        return List.of();
    }

    /** The names that files of packs can use, be they built in or of packs, as far as the viewer may know of them. */
    default List<Word> words(Viewer viewer) {
        return List.of();
    }

    /** Whether a file of an installed pack tells of what is not for this viewer. */
    default boolean hides(Pack pack, PackFile file, Viewer viewer) {
        return false;
    }

    /** Whether a pack, in force or not, declares anything that is not for this viewer. */
    default boolean confines(Pack pack, Viewer viewer) {
        return false;
    }

    /** Whether nobody but others may know that the installed pack is there. */
    default boolean hides(Pack pack, Viewer viewer) {
        return false;
    }

    /** One thing in a pack. @param path of its page; null where it has none */
    record Content(
            Kind kind,
            String name,
            Sentence label,
            @Nullable String path) {}

    /** One name, and what stands under it: a ledger's fields, for instance. @param type what it holds; empty for most */
    record Word(Kind kind, String name, Sentence label, String type, List<Word> within) {

        public Word {
            within = List.copyOf(within);
        }
    }

    /** What a pack is made of. */
    enum Kind {
        DUTY("职责", "Duties"),
        LEDGER("台账", "Ledgers"),
        RULE("规则", "Rules"),
        CASE_KIND("办件种类", "Kinds of cases"),
        TEMPLATE("短信模板", "Message templates"),
        VIEW("视图", "Views");

        private final Sentence title;

        Kind(String zh, String en) {
            this.title = Sentence.of(zh, en);
        }

        Sentence title() {
            return title;
        }
    }

    /** Works with the assembly from now on: after it was committed, and at the start. */
    void adopt(Assembly assembly);
}
