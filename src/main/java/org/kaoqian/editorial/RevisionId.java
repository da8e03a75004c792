package org.kaoqian.editorial;

/** Names one text that somebody wrote for an entry. */
record RevisionId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
