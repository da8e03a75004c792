package org.kaoqian.rules;

import org.kaoqian.shared.Period;

/** When a record that meets a rule's condition needs something. Each gives cycles a base day, from which steps are counted. */
public sealed interface Trigger {

    /** So long episodes and periods are looked at; longer than anything stays open. */
    int ALWAYS = 3_660;

    /** Calendar days after the last step during which it is still raised for records that come late. */
    int reach();

    /**
     * By moments that a module reckons from a date, such as the renewal window of a licence.
     *
     * @param cycle the date field of the ledger that is the base of a cycle
     * @param deadline the moment by which the case should be closed
     */
    record Reckoned(String cycle, String deadline, int reach) implements Trigger {}

    /** By a date of the record itself. */
    record OnDate(String field, int reach) implements Trigger {}

    /** From the day on which the record comes to meet the condition, until it ceases to. */
    record OnChange() implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }

    /** Once in every period, from its first day. */
    record Every(Period period) implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }

    /** When an officer says so, from that day. */
    record ByHand() implements Trigger {
        @Override
        public int reach() {
            return ALWAYS;
        }
    }
}
