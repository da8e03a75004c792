package org.kaoqian.ledgers;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended: the last record's sorted value and number. Opaque to callers; it holds nothing but what
 * the page showed, so there is nothing in it to protect.
 *
 * @param value the sorted value as text; null among the records that have none
 */
record Cursor(String sort, @Nullable String value, long id) {

    private static final String SEPARATOR = "\n";

    String encoded() {
        var text = sort + SEPARATOR + id + SEPARATOR + (value == null ? "" : "=" + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where the text is no cursor of a list sorted this way. */
    static Optional<Cursor> decode(String encoded, Sorting sorting) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split(SEPARATOR, 3);
            if (parts.length != 3 || !parts[0].equals(sorting.text()) || !valid(sorting, parts[2])) {
                return Optional.empty();
            }
            return Optional.of(
                    new Cursor(parts[0], parts[2].isEmpty() ? null : parts[2].substring(1), Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean valid(Sorting sorting, String value) {
        if (value.isEmpty() || sorting.field() == null) {
            return true;
        }
        return switch (sorting.field().type().stored()) {
            case DATE -> Dates.read(value.substring(1)).found().isPresent();
            case NUMBER -> Numerals.parse(value.substring(1)) != null;
            case RECORD -> value.substring(1).matches("[0-9]{1,18}");
            case TEXT -> value.indexOf('\0') < 0;
        };
    }
}
