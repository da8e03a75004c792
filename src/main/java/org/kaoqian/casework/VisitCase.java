package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A case for which somebody has to go there, with all that is needed on the way and nothing else.
 *
 * @param state open, postponed or closed, and how it ended
 */
public record VisitCase(
        CaseId id,
        int version,
        State state,
        @Nullable Sentence outcome,
        Sentence title,
        Sentence kind,
        List<Sentence> guide,
        List<OutcomeForm> outcomes,
        Place place,
        @Nullable LocalDate deadline) {

    public VisitCase {
        guide = List.copyOf(guide);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Whom one calls at, and where.
     *
     * @param phone masked; null where none is known
     * @param region 12 digits
     */
    public record Place(
            String name, @Nullable String address, @Nullable String phone, String region, String regionName) {}

    /**
     * What an officer says came of it.
     *
     * @param fields what the outcome asks for, by the field's name
     * @param on the day of the visit
     */
    public record Result(String outcome, java.util.Map<String, String> fields, String note, LocalDate on) {

        public Result {
            fields = java.util.Map.copyOf(fields);
        }
    }
}
