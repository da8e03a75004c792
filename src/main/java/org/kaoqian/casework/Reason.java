package org.kaoqian.casework;

import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * Why there is a case.
 *
 * @param why in one sentence
 * @param step what the rule's step says; null where a person opened the case
 * @param citation the rule's legal basis; null where a person opened the case
 * @param confidence A (read), B (known) or C (to be confirmed); null where there is no citation
 */
record Reason(
        Sentence why,
        @Nullable Sentence step,
        @Nullable Sentence citation,
        @Nullable String confidence) {}
