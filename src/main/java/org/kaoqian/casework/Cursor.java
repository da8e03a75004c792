package org.kaoqian.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where a page of cases ended, in the order of the days on which they are due. */
record Cursor(LocalDate due, long id) {

    static Cursor at(Case last) {
        return new Cursor(last.due(), last.id().value());
    }

    /** Reads what {@link #toString} wrote; anything else is the beginning. */
    static Optional<Cursor> parse(String text) {
        var parts = text.split("_", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var due = parts[0].equals("never") ? LocalDate.MAX : LocalDate.parse(parts[0]);
            return Optional.of(new Cursor(due, Long.parseLong(parts[1])));
        } catch (DateTimeParseException | NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return (due.equals(LocalDate.MAX) ? "never" : due.toString()) + "_" + id;
    }
}
