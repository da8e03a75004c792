package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.List;
import org.kaoqian.shared.Sentence;

/** Why a condition says of a record what it says. */
public record Explanation(Truth verdict, List<Reason> reasons) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /**
     * One comparison.
     *
     * @param text what it asks for
     * @param field the field it looks at, dotted where it is of another record; empty where it counts related records
     * @param value what stands there, as it may be shown; empty where it is missing
     * @param holds whether it holds, fails, or cannot be told
     * @param source the ledger that says so
     * @param asOf of which day that is
     */
    public record Reason(Sentence text, String field, Sentence value, Truth holds, Sentence source, LocalDate asOf) {}
}
