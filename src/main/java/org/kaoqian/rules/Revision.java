package org.kaoqian.rules;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * Another text of a rule, with what became of it.
 *
 * @param basedOn the digest of the text that held when it was last saved
 * @param from the first day on which it holds, once it is approved
 */
record Revision(
        String rule,
        int number,
        String text,
        String basedOn,
        String why,
        LocalDate from,
        Signed drafted,
        State state,
        @Nullable Signed decided,
        @Nullable String note) {

    record Signed(String by, OffsetDateTime at) {}

    enum State {
        DRAFT("草稿，待批准", "Draft"),
        APPROVED("已批准", "Approved"),
        REJECTED("已退回", "Rejected"),
        WITHDRAWN("已撤回", "Withdrawn");

        private final Sentence label;

        State(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }
}
