package org.kaoqian.editorial;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.EntryId;

/**
 * An entry that has to be looked at again since a law that it cites has changed.
 *
 * @param since the day from which the law is another
 * @param change what was recorded of the law's change
 * @param settled how it came out; null as long as nobody has looked
 */
record Review(EntryId entry, LocalDate since, LawChange change, @Nullable Settled settled) {

    record LawChange(long id, String law, LocalDate on, String note, String by) {}

    /** @param mended whether the entry was written anew; else it was still right */
    record Settled(boolean mended, String note, String by, Instant at) {}
}
