package org.kaoqian.organisation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** The answer to: who is responsible here, for this duty, on this day? Exactly one officer, or nobody and why. */
public sealed interface Assignment {

    /** Why this officer, or why nobody. */
    Sentence reason();

    /** The one officer, if there is one. */
    default Optional<OfficerId> named() {
        return switch (this) {
            case Named named -> Optional.of(named.officer());
            case Nobody ignored -> Optional.empty();
        };
    }

    /**
     * One officer.
     *
     * @param level the region at whose level the duty was found
     * @param coverFor the absent officer in whose place this one stands
     */
    record Named(
            OfficerId officer, RegionCode level, @Nullable OfficerId coverFor, Sentence reason) implements Assignment {}

    /** Nobody: a gap for the district to close. */
    record Nobody(Sentence reason) implements Assignment {}
}
