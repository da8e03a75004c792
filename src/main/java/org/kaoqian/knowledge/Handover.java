package org.kaoqian.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question that went to a person.
 *
 * @param contact how to reach whoever asked, in plain; never for a page or an answer of the API
 */
public record Handover(
        HandoverId id,
        ConversationId conversation,
        String question,
        @Nullable String item,
        String contact,
        LocalDate deadline,
        Standing standing) {

    /** How a request came out. */
    public enum Outcome {
        ANSWERED,
        PASSED,
        UNREACHABLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Outcome of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * How it stands.
     *
     * @param caseId the case that was opened for it, where one was
     * @param outcome null as long as nobody has closed it
     * @param reply what whoever asked is told in the end
     * @param proposed whether an officer said that the catalogue lacks it
     */
    public record Standing(
            @Nullable Long caseId,
            @Nullable Outcome outcome,
            @Nullable String reply,
            @Nullable Instant at,
            boolean proposed) {

        static final Standing WAITING = new Standing(null, null, null, null, false);
    }

    public boolean answered() {
        return standing.reply != null;
    }
}
