package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields by which two records of a ledger are compared.
 *
 * @param same those of which an equal value is enough
 * @param people sealed names: where they differ, the same telephone says nothing
 * @param near a name and an address, which must both be alike; null where they are not compared
 */
record Compared(
        Ledger ledger,
        List<Field> same,
        List<Field> people,
        @Nullable Near near) {

    /** Another number whenever values are spelled or compared in another way. */
    private static final int WAY = 1;

    private static final List<String> PLACES = List.of("premises", "address", "residence", "location");

    record Near(Field name, Field place) {}

    /** @param ledger with every field, whoever asks */
    static Compared of(Ledger ledger) {
        var near = ledger.comparing().near().stream()
                .flatMap(name -> ledger.field(name).stream())
                .filter(field -> !field.keeping().retired())
                .toList();
        return new Compared(
                ledger,
                ledger.comparing().same().stream()
                        .flatMap(name -> ledger.field(name).stream())
                        .filter(field -> !field.keeping().retired())
                        .toList(),
                ledger.fields().stream()
                        .filter(field -> "name".equals(field.sensitive())
                                && !field.keeping().retired())
                        .filter(field -> !ledger.comparing().same().contains(field.name()))
                        .toList(),
                near.size() == 2 ? new Near(near.getFirst(), near.getLast()) : null);
    }

    boolean isEmpty() {
        return same.isEmpty() && near == null;
    }

    /** Says in one text what is compared, so that it can be told whether it is still the same. */
    String shape(PlaceNames places) {
        return WAY + " " + places.hashCode()
                + Stream.of(same, people, fields())
                        .flatMap(List::stream)
                        .map(field -> " " + field.name() + ":" + field.type().word() + ":" + field.sensitive())
                        .reduce("", String::concat)
                + (near == null ? "" : " near");
    }

    /** The fields of name and address; none where they are not compared. */
    List<Field> fields() {
        return near == null ? List.of() : List.of(near.name(), near.place());
    }

    /** What a declaration says, else what follows from the types of its fields. */
    static Ledger.Comparing said(Declaration.@Nullable Duplicates said, @Nullable String title, List<Field> fields) {
        if (said != null) {
            return new Ledger.Comparing(Declaration.orNone(said.same()), Declaration.orNone(said.near()));
        }
        // A record that refers to others tells of them: a telephone or an address comes again with each such record.
        boolean standsAlone = fields.stream()
                .noneMatch(field -> field.type() == FieldType.REFERENCE
                        || field.type() == FieldType.CREDIT_CODE && field.refers() != null);
        var same = fields.stream()
                .filter(field -> switch (field.type()) {
                    case CREDIT_CODE -> field.refers() == null;
                    case ID_NUMBER -> standsAlone;
                    case PHONE -> standsAlone;
                    default -> false;
                })
                .map(Field::name)
                .toList();
        return new Ledger.Comparing(same, standsAlone ? near(title, fields) : List.of());
    }

    private static List<String> near(@Nullable String title, List<Field> fields) {
        var name = fields.stream().filter(field -> field.name().equals(title)).filter(Compared::isPlainText);
        var place = PLACES.stream()
                .flatMap(word -> fields.stream().filter(field -> field.name().equals(word)))
                .filter(Compared::isPlainText)
                .findFirst();
        return Optional.of(name.toList())
                .filter(names -> !names.isEmpty() && place.isPresent())
                .map(names ->
                        List.of(names.getFirst().name(), place.orElseThrow().name()))
                .orElse(List.of());
    }

    private static boolean isPlainText(Field field) {
        return field.type() == FieldType.TEXT && !field.isSensitive() && !field.isDerived();
    }
}
