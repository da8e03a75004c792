package org.kaoqian.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.frame.Choice;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.shared.Sentence;

/**
 * What the page behind an address tells the person who opens it (PIPL art. 17).
 *
 * @param district who asks
 * @param officer whom to turn to; null for the hotline
 * @param why the rule's title; null where no rule asks any more
 * @param basis the law behind it
 * @param choices what can be chosen, where it is a code
 */
record QuestionView(
        String district,
        @Nullable String officer,
        String phone,
        @Nullable Sentence why,
        Sentence basis,
        Ledger ledger,
        Field field,
        List<Choice> choices) {

    /** The type of the input, such that a telephone shows the right keys. */
    String inputType() {
        return switch (field.type()) {
            case DATE -> "date";
            case PHONE -> "tel";
            default -> "text";
        };
    }

    @Nullable
    String inputMode() {
        return switch (field.type()) {
            case NUMBER, MONEY -> "decimal";
            case PHONE -> "tel";
            default -> null;
        };
    }

    boolean isLong() {
        return field.type() == org.kaoqian.ledgers.FieldType.TEXT && (field.max() == 0 || field.max() > 60);
    }
}
