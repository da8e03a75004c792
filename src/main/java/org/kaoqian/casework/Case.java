package org.kaoqian.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/**
 * One case (办件) as it stood at one version.
 *
 * @param origin the rule's occasion that opened it; null where a person did
 * @param deadline the last day on which it should be closed
 * @param kind the kind of case that a pack states; null for a plain one
 */
record Case(
        CaseId id,
        int version,
        @Nullable Origin origin,
        Sentence title,
        Subject subject,
        RegionCode region,
        Charge charge,
        Standing standing,
        @Nullable LocalDate deadline,
        @Nullable Contact contact,
        Instant openedAt,
        @Nullable String kind) {

    /** The rule, the subject's cycle in it, and the step that it has come to. */
    record Origin(String rule, LocalDate cycle, String step) {}

    State state() {
        return standing.state();
    }

    /** The day on which it has to be looked at again; {@link LocalDate#MAX} where there is none. */
    LocalDate due() {
        var until = postponedUntil();
        return until != null ? until : deadline != null ? deadline : LocalDate.MAX;
    }

    @Nullable
    LocalDate postponedUntil() {
        return standing instanceof Standing.Postponed postponed ? postponed.until() : null;
    }

    @Nullable
    Outcome outcome() {
        return standing instanceof Standing.Closed closed ? closed.outcome() : null;
    }

    @Nullable
    OfficerId officer() {
        return charge instanceof Charge.Named named ? named.officer() : null;
    }

    boolean isOverdue(LocalDate today) {
        return state() != State.CLOSED && deadline != null && deadline.isBefore(today);
    }

    Case with(Standing standing) {
        return new Case(
                id, version, origin, title, subject, region, charge, standing, deadline, contact, openedAt, kind);
    }

    Case with(Charge charge) {
        return new Case(
                id, version, origin, title, subject, region, charge, standing, deadline, contact, openedAt, kind);
    }

    Case with(Contact contact) {
        return new Case(
                id, version, origin, title, subject, region, charge, standing, deadline, contact, openedAt, kind);
    }
}
