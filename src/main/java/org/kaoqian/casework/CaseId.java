package org.kaoqian.casework;

/** The number of a case, unique within the district. */
public record CaseId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
