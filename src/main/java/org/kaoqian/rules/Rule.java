package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Condition;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.organisation.Duty;
import org.kaoqian.shared.Sentence;

/**
 * A rule as its file states it: which records need something, and at which steps of their cycle.
 *
 * @param cycle the date field of the ledger that is the base of a cycle
 * @param deadline the moment by which the case should be closed
 * @param reach calendar days after the last step during which it is still raised for records that come late
 * @param steps in their order; none comes before its predecessor
 */
public record Rule(
        String id,
        Sentence title,
        Ledger ledger,
        Duty duty,
        Citation citation,
        Validity valid,
        Condition when,
        String cycle,
        String deadline,
        int reach,
        List<Step> steps,
        List<Example> examples) {

    /** @param confidence A read, B known, C to be confirmed */
    public record Citation(Sentence law, String article, String confidence) {}

    /** The days on which the rule holds, both inclusive. */
    public record Validity(LocalDate from, @Nullable LocalDate to) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * @param offset calendar days after the moment; before it where negative
     * @param template the message to send; null where none is sent
     */
    public record Step(
            String name,
            Sentence title,
            String moment,
            int offset,
            @Nullable String template) {}

    /** A record, a day, and what the rule says of them; checked at every start. */
    public record Example(Sentence says, Map<String, String> record, LocalDate on, String expected) {}

    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** Two rules with the same fingerprint raise the same occasions. */
    String fingerprint() {
        return ledger.name() + "|" + when.source() + "|" + cycle + "|" + reach + "|"
                + steps.stream()
                        .map(step -> step.name() + ":" + step.moment() + ":" + step.offset())
                        .toList();
    }
}
