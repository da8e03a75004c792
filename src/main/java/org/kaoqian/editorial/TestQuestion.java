package org.kaoqian.editorial;

import java.util.Set;
import org.kaoqian.shared.Sentence;

/**
 * A question with what would be right.
 *
 * @param conversation questions of the same one follow each other; empty for a question by itself
 * @param expected ids of entries, or one of OFFTOPIC, EMERGENCY, CLARIFY
 */
record TestQuestion(String text, String conversation, Set<String> expected, Origin origin) {

    enum Origin {
        SHIPPED("随程序", "Shipped"),
        KEPT("本区留存", "Kept"),
        GROUP("本组问题", "This group");

        private final Sentence label;

        Origin(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }

    TestQuestion {
        expected = Set.copyOf(expected);
    }
}
