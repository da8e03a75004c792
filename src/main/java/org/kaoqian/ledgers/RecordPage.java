package org.kaoqian.ledgers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list; the cursors are null at its ends. */
record RecordPage(
        List<LedgerRecord> records,
        @Nullable String previous,
        @Nullable String next) {}
