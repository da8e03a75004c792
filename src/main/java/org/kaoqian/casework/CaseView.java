package org.kaoqian.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Choice;
import org.kaoqian.shared.Sentence;

/**
 * What the page of one case shows.
 *
 * @param region the names from the street down to the subject's own region
 * @param provisional why the deadline may still move; null where it is final
 * @param offers the words of the actions that the viewer may do now
 * @param colleagues to whom the case can go
 * @param kind what a pack states of the case; null for a plain one
 * @param outcomes how a case of a kind can come out; empty for a plain one
 * @param entered what was typed into a form that could not be done; else empty
 * @param fault why it could not be done
 */
record CaseView(
        CaseLine line,
        String region,
        @Nullable Reason reason,
        @Nullable Sentence provisional,
        List<Entry> timeline,
        Set<String> offers,
        List<Choice> colleagues,
        @Nullable CaseKind kind,
        List<OutcomeForm> outcomes,
        boolean mayReveal,
        ActionForm entered,
        @Nullable Fault fault) {

    /**
     * @param changes what others did in the meantime; empty where the case is not stale
     * @param fields what is wrong with single fields of an outcome
     */
    record Fault(Sentence sentence, List<ActionResult.Since> changes, Map<String, Sentence> fields) {

        Fault(Sentence sentence, List<ActionResult.Since> changes) {
            this(sentence, changes, Map.of());
        }
    }

    /** The outcome that was chosen. */
    Optional<OutcomeForm> chosen(@Nullable String code) {
        return outcomes.stream().filter(form -> form.outcome().equals(code)).findFirst();
    }

    /** What stands in a field of an outcome: what was typed, else what the record has. */
    String value(OutcomeForm.Asked field) {
        var typed = entered.fieldsOrNone().get(field.name());
        return typed != null ? typed : field.value() == null ? "" : field.value();
    }

    @Nullable
    Sentence faultOf(String field) {
        return fault == null ? null : fault.fields().get(field);
    }

    Case one() {
        return line.one();
    }

    boolean offers(String word) {
        return offers.contains(word);
    }

    /** Whether this action's form is the one that could not be done. */
    boolean isEntered(String word) {
        return word.equals(entered.action());
    }

    /** What was typed into a field of this action's form. */
    ActionForm entered(String word) {
        return isEntered(word) ? entered : ActionForm.empty(word);
    }

    boolean isOpen(String word, String first) {
        return entered.action() == null ? word.equals(first) : isEntered(word);
    }
}
