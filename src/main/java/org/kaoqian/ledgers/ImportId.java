package org.kaoqian.ledgers;

/** The number of an import. */
public record ImportId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
