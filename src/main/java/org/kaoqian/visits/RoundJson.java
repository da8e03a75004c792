package org.kaoqian.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.casework.OutcomeForm;
import org.kaoqian.casework.State;
import org.kaoqian.casework.VisitCase;
import org.kaoqian.shared.Sentence;

/** Rounds as phones and programs read them. */
final class RoundJson {

    private RoundJson() {}

    /**
     * A round with everything that can be recorded on it.
     *
     * @param officer the username whose round it is
     */
    record Round(String officer, String officerName, Instant asOf, LocalDate today, List<Item> cases) {}

    /**
     * @param caseNumber the case's number
     * @param state open, postponed or closed
     * @param outcome how it ended; null where it has not
     */
    record Item(
            @com.fasterxml.jackson.annotation.JsonProperty("case")
            long caseNumber,

            int version,
            String state,
            @Nullable Sentence outcome,
            Sentence title,
            Sentence kind,
            List<Sentence> guide,
            List<OutcomeForm> outcomes,
            String name,
            @Nullable String address,
            @Nullable String phone,
            String region,
            String regionName,
            @Nullable LocalDate deadline) {}

    /** What came of a result: the case as it stands now. */
    record Recorded(
            @com.fasterxml.jackson.annotation.JsonProperty("case")
            long caseNumber,

            @Nullable String state,
            @Nullable Integer version) {}

    record Change(Instant at, String actor, Sentence what) {}

    static Item item(VisitCase one) {
        var place = one.place();
        return new Item(
                one.id().value(),
                one.version(),
                word(one.state()),
                one.outcome(),
                one.title(),
                one.kind(),
                one.guide(),
                one.outcomes(),
                place.name(),
                place.address(),
                place.phone(),
                place.region(),
                place.regionName(),
                one.deadline());
    }

    static String word(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
