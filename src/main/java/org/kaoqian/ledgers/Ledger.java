package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A declared ledger (台账). Its table is {@code ledgers.<name>}: columns district, id, one for each field, version,
 * changed_at.
 *
 * @param key the fields that together name a record in a file
 * @param title the field that a record is called by
 * @param comparing what tells that two records mean the same
 */
public record Ledger(
        String name,
        Sentence label,
        List<String> key,
        String title,
        Sentence purpose,
        Sentence basis,
        Retention retention,
        Access access,
        Comparing comparing,
        List<Field> fields) {

    /**
     * How long records are kept (PIPL art. 19, 47).
     *
     * @param years whole years after the day in {@code after}
     * @param after the DATE field from which the years run; null where people delete by hand
     */
    public record Retention(int years, @Nullable String after, Sentence says) {}

    /**
     * Who sees the ledger at all.
     *
     * @param only the duties whose holders see it; empty: everybody who may read ledgers. Where it is not empty, nobody
     *     else learns that a record exists, administrators included
     * @param people whether it is about people, so that an export takes a second person
     * @param pack the pack that declares it; null for a built-in ledger
     */
    public record Access(
            Set<String> only, boolean people, @Nullable String pack) {

        static final Access EVERYBODY = new Access(Set.of(), false, null);

        public Access {
            only = Set.copyOf(only);
        }
    }

    /**
     * By what records are compared that may mean the same; where a declaration says nothing it follows from the fields.
     *
     * @param same fields of which an equal value is enough
     * @param near the field of a name and that of an address, which must both be alike; empty for neither
     */
    public record Comparing(List<String> same, List<String> near) {

        public Comparing {
            same = List.copyOf(same);
            near = List.copyOf(near);
        }
    }

    public String table() {
        return "ledgers." + name;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether somebody with these duties may know of it. */
    public boolean isSeenBy(Set<String> duties) {
        return access.only().isEmpty() || access.only().stream().anyMatch(duties::contains);
    }

    /** The ledger as somebody with these duties knows it: without the fields that are not for them and without retired ones. */
    public Ledger seenWith(Set<String> duties) {
        return with(field -> field.isSeenBy(duties) && !field.keeping().retired());
    }

    /** The ledger as files fill it. */
    Ledger imported() {
        return with(Field::isImported);
    }

    private Ledger with(Predicate<Field> kept) {
        return new Ledger(
                name,
                label,
                key,
                title,
                purpose,
                basis,
                retention,
                access,
                comparing,
                fields.stream().filter(kept).toList());
    }

    /** Whether records have one key field, so that a cell of another ledger can name one. */
    public boolean hasSimpleKey() {
        return key.size() == 1;
    }
}
