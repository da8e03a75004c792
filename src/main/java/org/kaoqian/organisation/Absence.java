package org.kaoqian.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days, both ends included, on which an officer is not there. */
record Absence(
        long id,
        OfficerId officer,
        String officerName,
        LocalDate from,
        LocalDate to,
        String reason,
        @Nullable OfficerId cover,
        @Nullable String coverName,
        int version) {

    boolean isOver(LocalDate today) {
        return to.isBefore(today);
    }
}
