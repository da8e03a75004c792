package org.kaoqian.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a phone sends of one visit.
 *
 * @param request a key of the phone's; the same key is acted on once
 * @param caseNumber the case, as {@code case}
 * @param version the version of the case that was on the phone
 * @param at when it was recorded, by the phone's clock
 * @param photos the numbers of pictures that were sent before
 * @param asNote whether it is only to be kept as a note, since somebody else has closed the case
 */
record ResultForm(
        @Nullable UUID request,

        @com.fasterxml.jackson.annotation.JsonProperty("case") @Nullable
        Long caseNumber,

        @Nullable Integer version,
        @Nullable String outcome,
        @Nullable Map<String, String> fields,
        @Nullable String note,
        @Nullable Instant at,
        @Nullable List<UUID> photos,
        @Nullable Boolean asNote) {

    String noteOrEmpty() {
        return note == null ? "" : note.strip();
    }

    List<UUID> photosOrNone() {
        return photos == null ? List.of() : List.copyOf(photos);
    }

    Map<String, String> fieldsOrNone() {
        return fields == null ? Map.of() : fields;
    }
}
