package org.kaoqian.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An absence that somebody wants to record. */
record AbsenceDraft(
        OfficerId officer,
        LocalDate from,
        LocalDate to,
        String reason,
        @Nullable OfficerId cover) {}
