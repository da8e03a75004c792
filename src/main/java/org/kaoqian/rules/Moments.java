package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.shared.Sentence;

/**
 * The days of cycles. A cycle has a base day, such as the expiry of a licence, and moments that are reckoned from it.
 * Within a group a moment never moves back as the base moves forward.
 */
public interface Moments {

    /** The groups whose cycles have moments. */
    Set<String> groups();

    /** The groups that never come round and raise nothing. */
    Set<String> silentGroups();

    /** The day of a moment in the cycle of that base. */
    LocalDate momentOf(String group, String moment, LocalDate base);

    /** The last base whose moment, moved by some calendar days (negative: earlier), lies on or before a day. */
    LocalDate lastBaseWhose(String group, String moment, int offsetDays, LocalDate onOrBefore);

    /** The day that lies so many days after a moment of the cycle; before it where negative. */
    default LocalDate dayOf(String group, String moment, int offset, LocalDate base) {
        return momentOf(group, moment, base).plusDays(offset);
    }

    /** The day so long after another. */
    default LocalDate after(LocalDate day, Rule.Within within) {
        return day.plusDays(within.days());
    }

    /** Why the day of a moment may still move, such as a holiday calendar that is not published; empty where it is final. */
    Optional<Sentence> provisional(String group, String moment, LocalDate base);

    /** Why the moments of this cycle lie where they do, with the law. */
    Sentence explain(String group, LocalDate base);
}
