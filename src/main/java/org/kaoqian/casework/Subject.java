package org.kaoqian.casework;

import org.jspecify.annotations.Nullable;

/**
 * The ledger record that a case is about, as it was when the case was opened.
 *
 * @param code unified social credit code
 * @param number the licence's number
 * @param kind the licence type's code
 */
record Subject(
        String ledger,
        long id,
        String holder,
        @Nullable String code,
        @Nullable String number,
        @Nullable String kind,
        @Nullable String premises) {

    /** As it is named in the API and in the audit log: {@code licence/123}. */
    String reference() {
        return ledger + "/" + id;
    }
}
