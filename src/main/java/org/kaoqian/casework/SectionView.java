package org.kaoqian.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of one section of the day.
 *
 * @param next where the next page begins; null on the last
 * @param streetBefore the 9 digits of the street with which the page before ended; empty on the first page
 */
record SectionView(
        DaySection section, List<CaseLine> lines, @Nullable String next, boolean byStreet, String streetBefore) {

    /** Whether a street's name stands above this line. */
    boolean beginsStreet(int index) {
        var before = index == 0 ? streetBefore : street(lines.get(index - 1));
        return byStreet && !street(lines.get(index)).equals(before);
    }

    private static String street(CaseLine line) {
        return line.one().region().code().substring(0, 9);
    }
}
