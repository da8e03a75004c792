package org.kaoqian.casework;

import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * Why there is a case.
 *
 * @param why in one sentence
 * @param citation the legal basis; null where a person opened the case
 * @param confidence A (read), B (known) or C (unsure); null where there is no citation
 */
record Reason(
        Sentence why, @Nullable String citation, @Nullable String confidence) {}
