package org.kaoqian.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * An outcome as an officer is asked for it, on a page, over the API or on a phone without a network.
 *
 * @param again after how many days somebody comes again; 0 where it closes the case
 */
public record OutcomeForm(String outcome, Sentence label, int again, boolean noteRequired, List<Asked> fields) {

    public OutcomeForm {
        fields = List.copyOf(fields);
    }

    /**
     * A field of the subject's record to be filled in; all of them have to be.
     *
     * @param type as in declarations: text, number, date, code …
     * @param max the greatest number of characters; 0 for no limit
     * @param choices what a code or a region can be; empty for others
     * @param value what stands in the record now; null where it is empty or not to be shown
     */
    public record Asked(
            String name,
            Sentence label,
            String type,
            int max,
            List<Choice> choices,
            @Nullable String value) {

        public Asked {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String code, Sentence label) {}
}
