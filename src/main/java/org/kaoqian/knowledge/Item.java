package org.kaoqian.knowledge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service item: one thing that people or firms have to do with the authorities, and all its entries. */
public record Item(Names names, Placement placement, Basis basis, Review review, List<Entry> entries) {

    public Item {
        entries = List.copyOf(entries);
    }

    /**
     * What it is called.
     *
     * @param code the code of its licence type, or its own
     * @param also further codes of the same thing
     * @param lay names in people's mouths
     */
    public record Names(String code, List<String> also, String name, List<String> lay) {
        public Names {
            also = List.copyOf(also);
            lay = List.copyOf(lay);
        }
    }

    /** Whom an item serves. */
    public enum Audience {
        ENTERPRISE,
        RESIDENT,
        BOTH
    }

    /** Where it stands in the handbook, and who handles it. */
    public record Placement(Audience audience, String group, List<String> industries, String office) {
        public Placement {
            industries = List.copyOf(industries);
        }
    }

    /** Who looked over it, and when it is looked over next. */
    public record Review(String by, LocalDate on, LocalDate next) {}

    public String code() {
        return names.code;
    }

    public String name() {
        return names.name;
    }

    /** The code and all others of the same thing. */
    public List<String> codes() {
        return Stream.concat(Stream.of(names.code), names.also.stream()).toList();
    }

    /** Every id of one of its entries, the primary one first. */
    public List<EntryId> ids(Entry entry) {
        return codes().stream()
                .map(code -> new EntryId(code, entry.id().name()))
                .toList();
    }

    /** Its answer for an aspect. */
    public Optional<Entry> general(Aspect aspect) {
        return entries.stream()
                .filter(entry -> entry.general() && entry.aspect() == aspect)
                .findFirst();
    }
}
