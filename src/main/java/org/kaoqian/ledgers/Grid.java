package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Page;
import org.kaoqian.shared.Sentence;

/**
 * A ledger's page: its records, or why there are none.
 *
 * @param filter the condition that the filter bar amounts to; empty for all records
 * @param count how many meet it, {@link RecordStore#COUNTED} + 1 for more than can be counted in time; null where unknown
 * @param fault what is wrong with the request; null where nothing is
 */
record Grid(
        Ledger ledger,
        List<Field> columns,
        String filter,
        Optional<Sentence> meaning,
        RecordPage page,
        @Nullable Long count,
        @Nullable Sentence fault) {

    String counted(Page reader) {
        if (count == null) {
            return "";
        }
        var number = count > RecordStore.COUNTED ? reader.number(RecordStore.COUNTED) + "+" : reader.number(count);
        return reader.t("共 " + number + " 条", number + " records");
    }
}
