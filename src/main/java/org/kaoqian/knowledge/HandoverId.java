package org.kaoqian.knowledge;

/** Names a question that went to a person. */
public record HandoverId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
