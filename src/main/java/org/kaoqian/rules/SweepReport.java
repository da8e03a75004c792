package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * What a sweep found and did.
 *
 * @param matched subjects whose cycle stands at a step on that day
 * @param unknown subjects of which it cannot be told, because a fact is missing
 * @param created occasions raised by this sweep; 0 in a dry run
 * @param alreadyRaised matched subjects that had been raised before
 * @param wouldCreate occasions that a dry run would have raised
 */
public record SweepReport(
        long id,
        LocalDate asOf,
        boolean dryRun,
        long matched,
        long unknown,
        long created,
        long alreadyRaised,
        long wouldCreate,
        long tookMillis,
        List<RuleCount> perRule,
        List<OfficerCount> perOfficer) {

    /** The same with other numbers for officers. */
    SweepReport with(List<OfficerCount> officers) {
        return new SweepReport(
                id,
                asOf,
                dryRun,
                matched,
                unknown,
                created,
                alreadyRaised,
                wouldCreate,
                tookMillis,
                perRule,
                List.copyOf(officers));
    }

    /**
     * @param stopped matched subjects whose cycle came to an end, so that nothing is raised
     * @param longPast subjects whose last step lies further back than the rule reaches; listed, not raised
     */
    public record RuleCount(
            String rule,
            long matched,
            long unknown,
            long created,
            long alreadyRaised,
            long superseded,
            long stopped,
            long longPast,
            long wouldCreate,
            List<StepCount> steps) {}

    /** @param superseded occasions marked as passed by a later step, never to be raised */
    public record StepCount(
            String step, long matched, long created, long alreadyRaised, long superseded, long wouldCreate) {}

    /** @param officer null where nobody is responsible; the reason says why */
    public record OfficerCount(
            @Nullable Long officer,
            @Nullable String name,
            @Nullable Sentence reason,
            long count) {}
}
