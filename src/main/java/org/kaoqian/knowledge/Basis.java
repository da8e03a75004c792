package org.kaoqian.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.licensing.Confidence;

/**
 * What an answer rests on.
 *
 * @param text law and article
 * @param from the day from which the rule holds, where it is known
 */
public record Basis(
        String text, Confidence confidence, @Nullable LocalDate from) {}
