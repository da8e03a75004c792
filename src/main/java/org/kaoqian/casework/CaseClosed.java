package org.kaoqian.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case was closed with an outcome. Published within the closing transaction, before it commits, so that what listeners
 * write stands or falls with the closing.
 *
 * @param rule the rule that opened the case, null where a person did
 * @param cycle the subject's cycle in that rule, such as the licence's day of expiry; null where a person opened the case
 * @param newExpiry the licence's new day of expiry, where a renewal was accepted and the day is known
 * @param note what the officer wrote, empty where nothing
 * @param acceptedOn the day on which the renewal was accepted, where it was
 * @param destination where the subject moved to, where it did
 */
public record CaseClosed(
        CaseId id,
        String ledger,
        long subjectId,
        @Nullable String rule,
        @Nullable LocalDate cycle,
        Outcome outcome,
        @Nullable LocalDate newExpiry,
        String note,
        @Nullable LocalDate acceptedOn,
        @Nullable String destination) {}
