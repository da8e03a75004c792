package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page of cases ended, in the order of the days on which they are due.
 *
 * @param street the 9 digits of the street; empty where the order is not by street first
 */
record Cursor(String street, LocalDate due, long id) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{9})?_(never|\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

    static Cursor at(Case last, boolean byStreet) {
        return new Cursor(
                byStreet ? last.region().code().substring(0, 9) : "",
                last.due(),
                last.id().value());
    }

    /** Reads what {@link #toString} wrote; anything else is the beginning. */
    static Optional<Cursor> parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var due = parts.group(2).equals("never") ? LocalDate.MAX : LocalDate.parse(parts.group(2));
            var street = parts.group(1) == null ? "" : parts.group(1);
            return Optional.of(new Cursor(street, due, Long.parseLong(parts.group(3))));
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return street + "_" + (due.equals(LocalDate.MAX) ? "never" : due.toString()) + "_" + id;
    }
}
