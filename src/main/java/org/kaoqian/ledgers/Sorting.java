package org.kaoqian.ledgers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By which field a list is ordered; records without a value come last either way, equal ones by their number. */
record Sorting(@Nullable Field field, boolean descending) {

    static final Sorting BY_ID = new Sorting(null, false);

    /** Reads {@code holder} or {@code -holder}; empty where no such field can be sorted by. */
    static Optional<Sorting> of(Ledger ledger, String text) {
        boolean descending = text.startsWith("-");
        var name = descending ? text.substring(1) : text;
        if (name.isEmpty() || name.equals("id")) {
            return Optional.of(new Sorting(null, descending));
        }
        return ledger.field(name).filter(Field::sortable).map(field -> new Sorting(field, descending));
    }

    String text() {
        return (descending ? "-" : "") + (field == null ? "id" : field.name());
    }

    /** The column as an index orders it. */
    String column() {
        if (field == null) {
            return "t.id";
        }
        return "t." + field.name() + (field.pinyin() ? " collate \"zh-x-icu\"" : "");
    }
}
