package org.kaoqian.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody opened a case by hand. Published within the opening transaction. A sweep opens its cases in one statement and
 * publishes nothing of its own: the rules' other effects follow from the same occasions.
 *
 * @param ledger the ledger of the subject, such as {@code licence}
 * @param deadline the last day on which the case should be closed
 */
public record CaseOpened(
        CaseId id, String ledger, long subjectId, @Nullable LocalDate deadline) {}
