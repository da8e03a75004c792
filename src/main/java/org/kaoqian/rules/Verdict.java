package org.kaoqian.rules;

import java.util.List;
import org.kaoqian.ledgers.Field;

/** What a rule says of one record on one day. */
sealed interface Verdict {

    /** Its cycle stands at this step. */
    record Due(Rule.Step step) implements Verdict {}

    /** Nothing to do: the condition fails, it never comes round, or the first step is still to come. */
    record Nothing() implements Verdict {}

    /** The last step lies further back than the rule reaches. */
    record LongPast() implements Verdict {}

    /** Cannot be told as long as these fields are missing or not understood. */
    record Unknown(List<Field> missing) implements Verdict {}

    /** The word that examples use. */
    default String word() {
        return switch (this) {
            case Due due -> due.step().name();
            case Nothing ignored -> "none";
            case LongPast ignored -> "long-past";
            case Unknown ignored -> "unknown";
        };
    }
}
