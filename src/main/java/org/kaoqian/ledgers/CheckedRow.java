package org.kaoqian.ledgers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A row after its cells were read: what the table will hold, or what is wrong and where. */
sealed interface CheckedRow {

    /**
     * @param values one for each staged column, null where the cell is blank
     * @param known for open code fields whether the code list knows the value, in the same places
     */
    record Fit(@Nullable String[] values, boolean[] known) implements CheckedRow {}

    record Unfit(List<Fault> faults) implements CheckedRow {}

    /** @param column counted from 0 in the file; -1 where no single cell is to blame */
    record Fault(int column, Sentence why) {}
}
