package org.kaoqian.organisation;

/** The number of an officer, unique in the installation. */
public record OfficerId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
