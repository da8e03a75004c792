package org.kaoqian.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind's file as it is written; {@link ReadKind} reads it strictly. */
record KindFile(
        @Nullable String kind,
        @Nullable Words title,
        @Nullable Boolean visit,
        @Nullable List<Words> guide,
        @Nullable List<OutcomeLine> outcomes) {

    record Words(@Nullable String zh, @Nullable String en) {}

    record OutcomeLine(
            @Nullable String outcome,
            @Nullable String zh,
            @Nullable String en,
            @Nullable List<String> ask,
            @Nullable Map<String, @Nullable String> set,
            @Nullable Integer again,
            @Nullable String note,
            @Nullable RecordLine record) {}

    record RecordLine(@Nullable String ledger, @Nullable Map<String, @Nullable String> fields) {}
}
