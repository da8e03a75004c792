package org.kaoqian.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A kind of case as a pack states it: what the officer does step by step, and how it can come out.
 *
 * @param visit whether somebody has to go there, so that it is on the round that works off line
 * @param guide the steps shown to the officer
 */
public record CaseKind(
        String kind, Sentence title, boolean visit, List<Sentence> guide, List<Result> outcomes, String pack) {

    static final String TODAY = "today";
    static final String ME = "me";
    static final String SELF = "self";
    static final String CASE = "case";

    public CaseKind {
        guide = List.copyOf(guide);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One way in which a case of the kind comes out.
     *
     * @param ask the fields of the subject's record that the officer fills in
     * @param set fields of the subject's record with what they get: a value, {@code today}, {@code me}, or nothing, which
     *     empties the field
     * @param again after how many days somebody goes there again; 0 where the outcome closes the case
     * @param needsNote whether the officer has to write something
     * @param addition a record that is added to another ledger; null for none
     */
    public record Result(
            String code,
            Sentence label,
            List<String> ask,
            Map<String, String> set,
            int again,
            boolean needsNote,
            @Nullable Addition addition) {

        public Result {
            ask = List.copyOf(ask);
            set = Map.copyOf(set);
        }
    }

    /** @param fields what they get: a value, {@code self} (the subject), {@code today}, {@code me} or {@code case} (its number) */
    public record Addition(String ledger, Map<String, String> fields) {

        public Addition {
            fields = Map.copyOf(fields);
        }
    }

    Optional<Result> outcome(String code) {
        return outcomes.stream().filter(result -> result.code().equals(code)).findFirst();
    }
}
