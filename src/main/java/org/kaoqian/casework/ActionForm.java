package org.kaoqian.casework;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as it comes in a form or as JSON, before anything is read into it.
 *
 * @param action contact, postpone, handover, take, assign, close, reopen or note
 * @param version the version of the case that was seen
 * @param note what is to be written down; the reason where an action takes one
 * @param way PHONE or VISIT
 * @param result REACHED, NOT_REACHED, PROMISED or REFUSED
 * @param on the day of a contact, 2026-11-23; today where empty
 * @param until the day to postpone to
 * @param officer an officer's number or username
 * @param outcome as in {@link Outcome.BuiltIn}, or an outcome of the case's kind
 * @param fields what the outcome of a kind asks for, by the field's name
 * @param newExpiry the licence's new day of expiry
 * @param acceptedOn the day on which the renewal was accepted
 * @param destination where the subject moved to
 * @param request a key of the sender; the same key is acted on once
 */
record ActionForm(
        @Nullable String action,
        @Nullable Integer version,
        @Nullable String note,
        @Nullable String way,
        @Nullable String result,
        @Nullable String on,
        @Nullable String until,
        @Nullable String officer,
        @Nullable String outcome,
        @Nullable Map<String, String> fields,
        @Nullable String newExpiry,
        @Nullable String acceptedOn,
        @Nullable String destination,
        @Nullable UUID request) {

    String noteOrEmpty() {
        return note == null ? "" : note.strip();
    }

    Map<String, String> fieldsOrNone() {
        return fields == null ? Map.of() : fields;
    }

    ActionForm with(Map<String, String> others) {
        return new ActionForm(
                action,
                version,
                note,
                way,
                result,
                on,
                until,
                officer,
                outcome,
                others,
                newExpiry,
                acceptedOn,
                destination,
                request);
    }

    /** A form in which only the outcome is chosen. */
    static ActionForm of(String action, String outcome) {
        return new ActionForm(action, null, null, null, null, null, null, null, outcome, null, null, null, null, null);
    }

    /** An empty form of an action, to be filled in. */
    static ActionForm empty(@Nullable String action) {
        return new ActionForm(action, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
