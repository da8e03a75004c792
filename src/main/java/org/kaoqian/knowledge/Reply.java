package org.kaoqian.knowledge;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes back to a question.
 *
 * @param entry the entry that answers, where one surely does
 * @param text the answer, the question back, or what to do now
 * @param choices the likeliest entries, the first first; after an answer it is among them
 */
public record Reply(
        ConversationId conversation,
        Kind kind,
        Optional<Entry> entry,
        String text,
        Understanding understood,
        List<Choice> choices) {

    public Reply {
        choices = List.copyOf(choices);
    }

    /** How a question is dealt with. */
    public enum Kind {
        ANSWER,
        CHOICES,
        CLARIFY,
        HANDOVER
    }

    /** @param confidence between 0 and 1, that this is what was asked */
    public record Choice(Entry entry, double confidence) {}

    /** How a question was understood: in plain words, about which item and aspect, and how sure that is. */
    public record Understanding(
            String normalized,
            @Nullable String item,
            @Nullable Aspect aspect,
            double confidence) {}
}
