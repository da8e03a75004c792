package org.kaoqian.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation: what was asked, and what was said to it.
 *
 * @param number from 1 on
 * @param entry the entry that answered, where one did and it is still in the catalogue
 * @param text the answer as it is read today, the question back, or what to do now
 * @param choices the entries that were offered, the likeliest first
 * @param helpful whether whoever asked said that it helped; null where they said nothing
 */
public record Turn(
        int number,
        Instant at,
        String asked,
        Reply.Kind kind,
        Optional<Entry> entry,
        String text,
        List<Entry> choices,
        @Nullable Boolean helpful) {

    public Turn {
        choices = List.copyOf(choices);
    }
}
