package org.kaoqian.ledgers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;

/** Somebody asks to export people's data; somebody else decides. */
record ExportRequest(
        long id,
        Wanted wanted,
        State state,
        Signed asked,
        @Nullable Signed decided) {

    /** For so long after the approval the file can be fetched. */
    static final Duration FETCHABLE = Duration.ofHours(24);

    enum State {
        ASKED,
        APPROVED,
        REFUSED,
        FETCHED
    }

    /**
     * @param reveal whether sensitive fields are wanted in full
     * @param count how many records met the filter when it was asked
     * @param scope the region of whoever asks
     */
    record Wanted(String ledger, String filter, boolean reveal, String why, long count, RegionCode scope) {}

    record Signed(String by, Instant at) {}

    boolean isFetchable(Instant now) {
        return state == State.APPROVED
                && decided != null
                && now.isBefore(decided.at().plus(FETCHABLE));
    }
}
