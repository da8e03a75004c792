package org.kaoqian.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One curated answer.
 *
 * @param aspect what it tells of its item; of a question of the item's own the nearest aspect, if there is one
 * @param general whether it is the item's answer for the aspect, rather than a question of the item's own
 */
public record Entry(EntryId id, @Nullable Aspect aspect, boolean general, Wording wording, Basis basis) {

    /**
     * The words of an entry.
     *
     * @param title the question in short
     * @param answer with placeholders in braces where a fact stands elsewhere
     * @param ask further ways to ask it
     */
    public record Wording(String title, String answer, List<String> ask) {
        public Wording {
            ask = List.copyOf(ask);
        }
    }

    public String title() {
        return wording.title;
    }
}
