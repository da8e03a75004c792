package org.kaoqian.visits;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.casework.ActionResult;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCase;
import org.kaoqian.shared.Sentence;

/** What came of a result that a phone sent. */
sealed interface ResultOutcome {

    /**
     * It is recorded, now or when it came before.
     *
     * @param now the case as it stands; null where the officer does not see it any more
     */
    record Recorded(CaseId id, @Nullable VisitCase now) implements ResultOutcome {}

    /** Somebody else changed the case first; nothing was recorded. */
    record Conflict(ActionResult.Stale stale, VisitCase now) implements ResultOutcome {}

    /** @param missing pictures that did not arrive and have to be sent again */
    record Refused(Sentence reason, Map<String, Sentence> fields, List<UUID> missing) implements ResultOutcome {

        Refused(Sentence reason) {
            this(reason, Map.of(), List.of());
        }
    }

    record NotAllowed(Sentence reason) implements ResultOutcome {}

    record NotFound() implements ResultOutcome {}
}
