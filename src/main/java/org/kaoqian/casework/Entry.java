package org.kaoqian.casework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * One line of a case's timeline.
 *
 * @param actor the username, or {@code system}
 * @param actorName the name as it was then; null for the system
 * @param kind the action's word, or {@code opened} or {@code urged}
 * @param version the case's version after it
 * @param request the key of the form that made it
 */
record Entry(
        Instant at,
        String actor,
        @Nullable String actorName,
        String kind,
        String note,
        Sentence line,
        int version,
        @Nullable UUID request) {

    Entry with(Sentence another) {
        return new Entry(at, actor, actorName, kind, note, another, version, request);
    }

    String who() {
        return actorName == null ? actor : actorName;
    }
}
