package org.kaoqian.ledgers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.PhoneNumber;

/**
 * What is compared of one record, in the one spelling.
 *
 * @param same by the field's name; of a sealed field its blind index
 * @param written name and address as they are written, but for width, case and punctuation
 * @param people the blind indexes of sealed names, by the field's name
 */
record Likeness(
        long record,
        int version,
        Map<String, String> same,
        Map<String, String> people,
        String written,
        @Nullable NameWords name,
        @Nullable PlaceWords place) {

    private static final int PRINT_BYTES = 16;
    private static final int SHORTEST = 4;
    private static final int OF_NAME = 2;
    private static final double WEIGHT_OF_NAME = 0.6;
    /** How strongly things speak for one and the same, of a hundred. */
    private static final int BY_NUMBER = 95;

    private static final int BY_TEXT = 90;
    private static final int BY_PHONE = 40;
    private static final int FURTHER = 10;
    private static final int BELOW_NUMBERS = 8;

    /**
     * Why two records may be the same.
     *
     * @param same the fields that are equal
     * @param near how like name and address are, in percent; 0 where they are not
     * @param rank the smaller, the likelier
     */
    record Alike(List<String> same, int near, int rank) {}

    /** A value as it is compared; empty where it says too little. */
    static Optional<String> spelled(Field field, String value) {
        if (field.isSensitive()) {
            return Optional.of(value);
        }
        var text = switch (field.type()) {
            case PHONE ->
                PhoneNumber.read(value).found().map(PhoneNumber::number).orElse("");
            default -> Alphabet.letters(Alphabet.folded(value));
        };
        return text.length() < SHORTEST ? Optional.empty() : Optional.of(text);
    }

    /** Under which numbers to look for records that could be the same. */
    Set<Long> keys(String ledger) {
        var keys = new LinkedHashSet<Long>();
        same.forEach((field, value) -> keys.add(number(ledger, "same", field, value)));
        if (name == null || place == null || place.isEmpty()) {
            return keys;
        }
        keys.add(number(ledger, "name", name.core()));
        keys.add(number(ledger, "place", place.words(), place.numbers().toString()));
        if (!place.numbers().isEmpty() && name.core().length() >= OF_NAME) {
            var house = place.numbers().getFirst();
            keys.add(number(ledger, "begins", name.core().substring(0, OF_NAME), house));
            keys.add(number(ledger, "ends", name.core().substring(name.core().length() - OF_NAME), house));
        }
        return keys;
    }

    /** Name and address as they are written, in what does not matter made equal. */
    static String written(@Nullable String name, @Nullable String place) {
        return (name == null ? "" : Alphabet.letters(Alphabet.folded(name))) + "|"
                + (place == null ? "" : Alphabet.letters(Alphabet.folded(place)));
    }

    /** A digest of all that is compared, whatever the regions are called by now. */
    byte[] print() {
        var parts = new ArrayList<String>();
        same.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> parts.add(entry.getKey() + "=" + entry.getValue()));
        parts.add(new java.util.TreeMap<>(people).toString());
        parts.add(written);
        return Arrays.copyOf(digest(parts.toArray(String[]::new)), PRINT_BYTES);
    }

    /** Empty where nothing says that both are the same, or an identity number says that they are not. */
    Optional<Alike> to(Likeness other, Compared compared) {
        var equal = new ArrayList<String>();
        int strength = 0;
        for (var field : compared.same()) {
            var mine = same.get(field.name());
            var theirs = other.same.get(field.name());
            if (mine == null || theirs == null) {
                continue;
            }
            if (mine.equals(theirs)) {
                equal.add(field.name());
                strength = added(strength, strength(field));
            } else if (field.type() == FieldType.ID_NUMBER) {
                return Optional.empty();
            }
        }
        if (strength == BY_PHONE && isOfOthers(other)) {
            equal.clear();
            strength = 0;
        }
        int near = near(other);
        if (near > 0) {
            strength = added(strength, near - BELOW_NUMBERS);
        }
        return strength == 0 ? Optional.empty() : Optional.of(new Alike(List.copyOf(equal), near, 100 - strength));
    }

    private boolean isOfOthers(Likeness other) {
        return people.entrySet().stream()
                .anyMatch(
                        entry -> !entry.getValue().equals(other.people.getOrDefault(entry.getKey(), entry.getValue())));
    }

    private static int added(int strength, int further) {
        return strength == 0 ? further : Math.min(99, Math.max(strength, further) + FURTHER);
    }

    private static int strength(Field field) {
        return switch (field.type()) {
            case CREDIT_CODE, ID_NUMBER -> BY_NUMBER;
            case PHONE -> BY_PHONE;
            default -> BY_TEXT;
        };
    }

    private int near(Likeness other) {
        if (name == null || place == null || other.name == null || other.place == null) {
            return 0;
        }
        double names = name.likeness(other.name);
        double places = names == 0 ? 0 : place.likeness(other.place);
        return places == 0 ? 0 : (int) Math.round(100 * (WEIGHT_OF_NAME * names + (1 - WEIGHT_OF_NAME) * places));
    }

    private static long number(String... parts) {
        return ByteBuffer.wrap(digest(parts)).getLong();
    }

    private static byte[] digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
