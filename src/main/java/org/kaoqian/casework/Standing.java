package org.kaoqian.casework;

import java.time.Instant;
import java.time.LocalDate;

/** The state of a case together with what belongs to that state only. */
sealed interface Standing {

    record Open() implements Standing {}

    record Postponed(LocalDate until) implements Standing {}

    record Closed(Outcome outcome, Instant at) implements Standing {}

    default State state() {
        return switch (this) {
            case Open ignored -> State.OPEN;
            case Postponed ignored -> State.POSTPONED;
            case Closed ignored -> State.CLOSED;
        };
    }
}
