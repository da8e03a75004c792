package org.kaoqian.ledgers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to a row whose record is in the ledger already: UPSERT brings the record up to date, INSERT leaves it. */
enum ImportMode {
    UPSERT,
    INSERT;

    static Optional<ImportMode> of(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
