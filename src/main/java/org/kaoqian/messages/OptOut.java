package org.kaoqian.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * Somebody's word not to get service messages any more (PIPL art. 24).
 *
 * @param rule of which rule; null for all
 * @param by who wrote it down
 * @param how in what way it was said
 */
record OptOut(@Nullable String rule, Instant at, String by, How how) {

    enum How {
        CALL(Sentence.of("电话", "by telephone")),
        VISIT(Sentence.of("当面", "in person")),
        ANSWER(Sentence.of("短信回复", "by answering a message")),
        OTHER(Sentence.of("其他方式", "otherwise"));

        private final Sentence label;

        How(Sentence label) {
            this.label = label;
        }

        Sentence label() {
            return label;
        }
    }

    /** Of what somebody opts out. */
    enum Scope {
        RULE,
        ALL
    }
}
