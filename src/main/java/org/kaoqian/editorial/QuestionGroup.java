package org.kaoqian.editorial;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * Questions that are alike.
 *
 * @param leader the first of them
 * @param item the code of what they name, or several joined by +, or nothing
 * @param decided what became of it; null as long as it is open
 */
record QuestionGroup(GroupId id, String leader, String item, Asked asked, State state, @Nullable Decided decided) {

    List<String> items() {
        return item.isEmpty() ? List.of() : List.of(item.split("\\+"));
    }

    record Asked(int times, Instant first, Instant last) {}

    /** @param entry the entry that answers them now; @param note why they were set aside */
    record Decided(
            @Nullable String entry, @Nullable String note, String by, Instant at) {}

    enum State {
        OPEN("待处理", "Open"),
        ANSWERED("已有答案", "Answered"),
        ASIDE("已搁置", "Set aside");

        private final Sentence label;

        State(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a question was gathered. */
    enum Reason {
        UNANSWERED("没有答案", "No answer"),
        NOT_CHOSEN("给了选项没有选", "No choice was taken"),
        UNSURE("答得没把握", "Answered unsurely"),
        UNHELPFUL("说没帮助", "Said not to help"),
        HANDED_OVER("转了人工", "Went to a person");

        private final Sentence label;

        Reason(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One question of it.
     *
     * @param answered the id of the entry that was said, if one was
     * @param reply what an officer answered, if one did
     */
    record Example(
            String asked,
            Reason reason,
            Instant at,
            @Nullable String answered,
            @Nullable String reply) {}
}
