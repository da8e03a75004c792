package org.kaoqian.knowledge;

import java.util.Optional;

/** Names one entry: {@code food_business.renewal}. An item with several ids has several names for each entry. */
public record EntryId(String item, String name) {

    /** The id that a text writes; empty where it writes none. */
    public static Optional<EntryId> read(String text) {
        var dot = text.indexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? Optional.empty()
                : Optional.of(new EntryId(text.substring(0, dot), text.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return item + "." + name;
    }
}
