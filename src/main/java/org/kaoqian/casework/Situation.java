package org.kaoqian.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.Officer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/**
 * Who acts, and when.
 *
 * @param cover whose work the viewer looks after today
 * @param known the kinds of cases and the ledgers that hold now
 */
record Situation(Viewer viewer, Instant now, ZoneId zone, Cover cover, Organisation organisation, Known known) {

    LocalDate today() {
        return dayOf(now);
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    String district() {
        return viewer.scope().district();
    }

    OfficerId me() {
        return new OfficerId(viewer.officerId());
    }

    Optional<Officer> officer(OfficerId id) {
        return organisation.officer(id);
    }

    Optional<Officer> officerCalled(String username) {
        return organisation.officers(RegionCode.of(district())).stream()
                .filter(officer -> !username.isEmpty() && officer.username().equals(username))
                .findFirst();
    }

    /** Whether the viewer is the named officer or covers for that officer today. */
    boolean hasInHand(Case one) {
        return one.charge().isWith(me()) || cover.holds(one);
    }

    /** In the own region, or by name; never a case of a ledger that is not for the viewer, whoever that is. */
    boolean sees(Case one) {
        return known.seenBy(viewer.duties()).contains(one.subject().ledger())
                && (viewer.sees(one.region()) || hasInHand(one));
    }

    Optional<CaseKind> kindOf(Case one) {
        return known.kinds().find(one.kind());
    }

    /** Whether a case can go to this officer: one of the viewer's region, or one whose region holds the subject. */
    boolean reaches(Officer officer, Case one) {
        return viewer.sees(officer.region()) || officer.region().contains(one.region());
    }

    /** Whether the officer may know of the case's ledger; nobody is given what he could not open. */
    boolean isFor(Officer officer, Case one) {
        var ledger = one.subject().ledger();
        return known.seenBy(Set.of()).contains(ledger)
                || known.seenBy(organisation.duties(officer.id(), today())).contains(ledger);
    }

    Sentence nameOf(Charge charge) {
        return switch (charge) {
            case Charge.Named named ->
                officer(named.officer())
                        .map(officer -> Sentence.of(officer.name(), officer.name()))
                        .orElse(Sentence.of("已离岗的专员", "a former officer"));
            case Charge.Nobody ignored -> Sentence.of("待分派队列", "the queue of nobody");
        };
    }
}
