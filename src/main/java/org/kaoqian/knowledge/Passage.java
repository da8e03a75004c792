package org.kaoqian.knowledge;

/** A piece of an answer. */
public sealed interface Passage {

    /** The catalogue's own words, facts of the licence type filled in. */
    record Words(String text) implements Passage {}

    /**
     * What the district sets.
     *
     * @param value empty as long as it has not
     */
    record Own(DistrictSetting setting, String value) implements Passage {

        public boolean isSet() {
            return !value.isEmpty();
        }
    }
}
