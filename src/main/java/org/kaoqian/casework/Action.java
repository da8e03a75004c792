package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.organisation.OfficerId;

/**
 * What an officer can do with a case. Each action is one record that declares together what permission it takes, who may
 * do it, in which states, and what it does.
 */
public sealed interface Action permits LogContact, Postpone, HandOver, Take, Assign, Close, Conclude, Reopen, AddNote {

    /** Its name in the API, in forms and in the audit log. */
    String word();

    /** The permission without which it is not allowed. */
    Permission permission();

    /** Who may do it. */
    Actor actor();

    /** The states in which it is possible. */
    Set<State> states();

    /** What it does to the case as it stands, or why it cannot be done. */
    Decision decide(Case one, Situation situation);

    /** A phone call that was just made. */
    static Action phoned(LocalDate on, boolean reached, String note) {
        return new LogContact(
                Contact.Way.PHONE, reached ? Contact.Result.REACHED : Contact.Result.NOT_REACHED, on, note);
    }

    /** The case put off to a later day. */
    static Action postpone(LocalDate until, String reason) {
        return new Postpone(until, reason);
    }

    /** The case handed to another named officer. */
    static Action handOver(OfficerId to, String reason) {
        return new HandOver(to, reason);
    }

    /** The case ended, with nothing known beyond the outcome and a note. */
    static Action close(Outcome.BuiltIn outcome, String note) {
        return new Close(outcome, note, null, null, null);
    }
}
