package org.kaoqian.knowledge;

import java.util.List;

/**
 * A name in a question.
 *
 * @param items the codes of those that are called so; several where the name is ambiguous
 * @param strength 1 where the name is written as it is, less where it only resembles
 * @param vague whether the word alone decides nothing: 证, 健康证
 */
record Mention(int start, int end, List<String> items, double strength, boolean vague) {

    boolean decides() {
        return !vague && items.size() == 1;
    }
}
