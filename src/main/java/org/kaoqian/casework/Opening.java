package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that a person wants opened.
 *
 * @param ledger the subject's ledger, such as {@code licence}
 * @param subjectId the subject's number in that ledger
 * @param title what is to be done, in a few words
 * @param reason why
 * @param deadline the last day on which it should be closed
 * @param request a key of the sender; the same key opens one case
 */
public record Opening(
        String ledger,
        long subjectId,
        String title,
        String reason,
        @Nullable LocalDate deadline,
        @Nullable UUID request) {}
