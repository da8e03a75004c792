package org.kaoqian.ledgers;

import org.kaoqian.shared.Sentence;

/** What is said of conditions in more than one place. */
final class Faults {

    static final Sentence HIDDEN_LEDGER = Sentence.of(
            "台账“%s”只有少数人能看，这里的条件不能查它；请把条件写在同样限制（only）的台账上。",
            "the ledger '%s' is seen by few people, so this condition cannot look into it: write it for a ledger with the same 'only'.");

    static final Sentence WORKED = Sentence.of(
            "工作日加减字段时，只能直接和今天或固定日期比较，如 expires - workdays(15) <= today；请改成这样，或用 days(n)。",
            "a field moved by working days can only be compared with today or a fixed date, as in expires - workdays(15) <= today: write it so, or use days(n).");

    static final String FUNCTIONS =
            "date, today, startOf, days, workdays, daysBetween, yearsBetween, changed, inRegion, has, startsWith, endsWith, contains";

    private Faults() {}
}
