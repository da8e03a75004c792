package org.kaoqian.knowledge;

import java.util.List;

/**
 * A name in a question.
 *
 * @param items the codes of those that are called so; several where the name is ambiguous
 * @param strength 1 where the name is written as it is, less where it only resembles
 * @param vague whether the word alone decides nothing: 证, 健康证
 * @param event whether the name is what may happen to any licence: 换地址, 注销执照
 */
record Mention(int start, int end, List<String> items, double strength, boolean vague, boolean event) {

    Mention(int start, int end, List<String> items, double strength, boolean vague) {
        this(start, end, items, strength, vague, false);
    }

    /** The same with another strength. */
    Mention times(double factor) {
        return new Mention(start, end, items, strength * factor, vague, event);
    }

    Mention asEvent(boolean is) {
        return new Mention(start, end, items, strength, vague, is);
    }

    boolean decides() {
        return !vague && items.size() == 1;
    }
}
