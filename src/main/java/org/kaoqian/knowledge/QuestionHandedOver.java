package org.kaoqian.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for a person's answer. Published within the transaction that keeps the request; a module that opens
 * cases may listen and tell {@link Handovers#opened} which case it is.
 *
 * @param item the item that the question is about, where that is known
 */
public record QuestionHandedOver(
        HandoverId id, String question, @Nullable String item, LocalDate deadline) {}
