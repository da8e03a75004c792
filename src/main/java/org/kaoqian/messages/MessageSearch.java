package org.kaoqian.messages;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the outbox; null and empty ask for everything.
 *
 * @param subject {@code licence/123}, a licence's number or a credit code
 * @param after the id of the last message already seen; newer messages come first
 */
record MessageSearch(
        String subject,
        @Nullable MessageState state,
        @Nullable Long caseId,
        @Nullable Long after,
        int limit) {}
