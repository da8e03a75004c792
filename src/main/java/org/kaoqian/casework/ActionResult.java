package org.kaoqian.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kaoqian.shared.Sentence;

/** What came of an action. */
public sealed interface ActionResult {

    /** It was done; the case now has this state and version. */
    record Done(CaseId id, State state, int version) implements ActionResult {}

    /** Somebody else changed the case first: who, when and what. Nothing was done. */
    record Stale(CaseId id, State state, int version, List<Since> changes) implements ActionResult {

        /** Who was faster, and with what. */
        public Sentence sentence() {
            var last = changes.isEmpty() ? null : changes.getFirst();
            return last == null
                    ? Sentence.of("这件事刚被更新；请看最新情况后再办。", "The case was changed just now: look at it again.")
                    : Sentence.of(
                            "%s刚刚更新了这件事（%s）；请看最新情况后再办。"
                                    .formatted(last.actor(), last.what().zh()),
                            "%s changed the case just now (%s): look at it again."
                                    .formatted(last.actor(), last.what().en()));
        }
    }

    /**
     * The case as it stands, or what was entered, does not admit it.
     *
     * @param fields what is wrong with single fields of the outcome, by the field's name
     */
    record Refused(Sentence reason, Map<String, Sentence> fields) implements ActionResult {

        Refused(Sentence reason) {
            this(reason, Map.of());
        }
    }

    /** The viewer may not. */
    record NotAllowed(Sentence reason) implements ActionResult {}

    /** There is no such case that the viewer sees. */
    record NotFound() implements ActionResult {}

    /** One change made in the meantime. */
    record Since(Instant at, String actor, Sentence what) {}
}
