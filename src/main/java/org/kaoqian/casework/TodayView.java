package org.kaoqian.casework;

import java.util.List;
import java.util.Map;

/**
 * What the page of the day shows.
 *
 * @param sections those that are not empty
 * @param unassigned how many cases in the viewer's region nobody has
 */
record TodayView(Map<DaySection, Long> counts, List<SectionView> sections, boolean byStreet, long unassigned) {

    long count(DaySection section) {
        return counts.getOrDefault(section, 0L);
    }

    boolean isNothingDue() {
        return count(DaySection.OVERDUE) == 0 && count(DaySection.TODAY) == 0;
    }
}
