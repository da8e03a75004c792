package org.kaoqian.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of the catalogue as it is written, before it is checked. */
record WrittenItem(
        @Nullable String item,
        @Nullable List<String> also,
        @Nullable String name,
        @Nullable List<String> lay,
        @JsonProperty("for") @Nullable String audience,
        @Nullable String group,
        @Nullable List<String> industries,
        @Nullable String office,
        @Nullable WrittenBasis basis,
        @Nullable WrittenReview reviewed,
        @Nullable Map<String, WrittenEntry> aspects,
        @Nullable Map<String, WrittenEntry> questions) {

    record WrittenBasis(
            @Nullable String text,
            @Nullable String confidence,
            @Nullable LocalDate from) {}

    record WrittenReview(
            @Nullable String by,
            @Nullable LocalDate on,
            @Nullable LocalDate next) {}

    record WrittenEntry(
            @Nullable String title,
            @Nullable String answer,
            @Nullable WrittenBasis basis,
            @Nullable List<String> ask,
            @Nullable String aspect) {}
}
