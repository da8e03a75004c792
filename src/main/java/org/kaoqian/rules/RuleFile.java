package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule's file as it is written; {@link ReadRule} reads it strictly. */
record RuleFile(
        @Nullable String rule,
        @Nullable Words title,
        @Nullable String ledger,
        @Nullable String duty,
        @Nullable Source citation,
        @Nullable Valid valid,
        @Nullable String when,
        @Nullable TriggerLine trigger,
        @Nullable String notice,
        @Nullable String cycle,
        @Nullable String deadline,
        @Nullable Integer reach,
        @Nullable List<StepLine> steps,
        @Nullable List<ExampleLine> examples) {

    record Words(@Nullable String zh, @Nullable String en) {}

    record Source(
            @Nullable Words law,
            @Nullable String article,
            @Nullable String confidence) {}

    record Valid(@Nullable LocalDate from, @Nullable LocalDate to) {}

    record TriggerLine(
            @Nullable String date,
            @Nullable Integer reach,
            @Nullable Boolean change,
            @Nullable String every,
            @Nullable Boolean hand) {}

    record StepLine(
            @Nullable String name,
            @Nullable Words title,
            @Nullable String moment,
            @Nullable Integer offset,
            @Nullable String template,
            @Nullable Integer after,
            @Nullable String unit,
            @Nullable String caseKind,
            @Nullable Integer within,
            @Nullable String message,
            @Nullable String ask,
            @Nullable Map<String, @Nullable String> set) {}

    record ExampleLine(
            @Nullable Words says,
            @Nullable Map<String, @Nullable String> record,
            @Nullable Map<String, @Nullable List<Map<String, @Nullable String>>> related,
            @Nullable LocalDate on,
            @Nullable LocalDate since,
            @Nullable String step) {}
}
