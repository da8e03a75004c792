package org.kaoqian.ledgers;

import java.util.Optional;
import org.kaoqian.access.Scope;

/**
 * What somebody asks a ledger for.
 *
 * @param within the part of the region tree that the person sees
 * @param backward whether the page before the cursor is wanted rather than the one after it
 */
record RecordQuery(
        Ledger ledger,
        Scope within,
        Optional<Condition> filter,
        Sorting sorting,
        Optional<Cursor> from,
        boolean backward,
        int limit) {}
