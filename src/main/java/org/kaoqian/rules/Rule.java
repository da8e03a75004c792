package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Condition;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.organisation.Duty;
import org.kaoqian.shared.Sentence;

/**
 * A rule as its file states it: which records need something, when, and what is done at the steps of their cycle.
 *
 * @param steps in their order; none comes before its predecessor
 * @param origin whose rule it is
 */
public record Rule(
        String id,
        Sentence title,
        Ledger ledger,
        Duty duty,
        Citation citation,
        Validity valid,
        Condition when,
        Trigger trigger,
        List<Step> steps,
        List<Example> examples,
        Origin origin) {

    /** @param confidence A read, B known, C to be confirmed */
    public record Citation(Sentence law, String article, String confidence) {

        private static final Pattern NUMBERS = Pattern.compile("[0-9]+([、,，至–-][0-9]+)*");

        /** 《行政许可法》第50条; an article that is no number, such as 附件二, stands in brackets. */
        public Sentence says() {
            return NUMBERS.matcher(article).matches()
                    ? Sentence.of("《%s》第%s条".formatted(law.zh(), article), "%s, art. %s".formatted(law.en(), article))
                    : Sentence.of("《%s》（%s）".formatted(law.zh(), article), "%s (%s)".formatted(law.en(), article));
        }
    }

    /**
     * @param pack the pack that brings the rule; null for a built-in one
     * @param statutory whether its messages are owed by law: they take no part in the contact budget, and nobody can opt
     *     out of them (PIPL art. 24)
     */
    public record Origin(@Nullable String pack, boolean statutory) {}

    /** The days on which the rule holds, both inclusive. */
    public record Validity(LocalDate from, @Nullable LocalDate to) {
        public boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /**
     * @param moment what the offset is counted from
     * @param offset days after the moment; before it where negative; working days where the moment says so
     */
    public record Step(String name, Sentence title, String moment, int offset, Effects effects) {

        /** The message to send; null where none is sent. */
        public @Nullable String template() {
            return effects.message();
        }
    }

    /**
     * What is done at a step, beside the case that it opens or urges.
     *
     * @param caseKind the kind of the case; null for a plain one
     * @param within by when the case should be closed, in days after the step; null where the trigger has a deadline of
     *     its own
     * @param message the template of the message to the subject; null where none is sent
     * @param ask the field that the subject is asked to tell; null for none
     * @param set fields of the record with the values that they get
     */
    public record Effects(
            @Nullable String caseKind,
            @Nullable Within within,
            @Nullable String message,
            @Nullable String ask,
            Map<String, String> set) {

        static final Effects NONE = new Effects(null, null, null, null, Map.of());

        public Effects {
            set = Map.copyOf(set);
        }
    }

    /** So many days, working days where it says so. */
    public record Within(int days, boolean working) {}

    /**
     * A record, a day, and what the rule says of them; checked at every start.
     *
     * @param related records of other ledgers, by the ledger's name
     * @param since the day from which the record has met the condition, for rules on change
     */
    public record Example(
            Sentence says,
            Map<String, String> record,
            Map<String, List<Map<String, String>>> related,
            LocalDate on,
            @Nullable LocalDate since,
            String expected) {}

    /** Whether somebody with these duties may know of it: of its ledger and of every field that its condition looks at. */
    public boolean isSeenWith(java.util.Set<String> duties) {
        return ledger.isSeenBy(duties)
                && when.looked().stream()
                        .allMatch(each ->
                                each.ledger().isSeenBy(duties) && each.field().isSeenBy(duties));
    }

    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /** The trigger where a module reckons the rule's moments. */
    public Optional<Trigger.Reckoned> reckoned() {
        return trigger instanceof Trigger.Reckoned reckoned ? Optional.of(reckoned) : Optional.empty();
    }

    /** Whether its cycles begin when records come to meet it, or when somebody says so. */
    boolean hasEpisodes() {
        return trigger instanceof Trigger.OnChange || trigger instanceof Trigger.ByHand;
    }

    /**
     * Whether a record may come to meet the condition, or to fail it, without being changed itself: by the passing of days,
     * or by changes of other records.
     */
    boolean movesByItself() {
        return when.usesToday() || when.usesRelated();
    }

    /** The names of the ledgers whose changes may make records meet the condition. */
    java.util.Set<String> watched() {
        return when.ledgers();
    }

    /** Two rules with the same fingerprint raise the same occasions. */
    String fingerprint() {
        return ledger.name() + "|" + when.source() + "|" + trigger + "|"
                + steps.stream()
                        .map(step -> step.name() + ":" + step.moment() + ":" + step.offset())
                        .toList();
    }
}
