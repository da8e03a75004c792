package org.kaoqian.editorial;

/** Names one group of questions that are alike. */
record GroupId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
