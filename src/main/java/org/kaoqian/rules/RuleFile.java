package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A rule's file as it is written; {@link RuleFiles} reads it strictly. */
record RuleFile(
        String rule,
        Words title,
        String ledger,
        String duty,
        Source citation,
        Valid valid,
        String when,
        String cycle,
        String deadline,
        Integer reach,
        List<StepLine> steps,
        List<ExampleLine> examples) {

    record Words(String zh, String en) {
        Sentence sentence() {
            return Sentence.of(zh, en);
        }
    }

    record Source(Words law, String article, String confidence) {}

    record Valid(LocalDate from, @Nullable LocalDate to) {}

    record StepLine(
            String name,
            Words title,
            String moment,
            Integer offset,
            @Nullable String template) {
        Rule.Step step() {
            return new Rule.Step(name, title.sentence(), moment, offset, template);
        }
    }

    record ExampleLine(Words says, Map<String, String> record, LocalDate on, String step) {
        Rule.Example example() {
            return new Rule.Example(says.sentence(), Map.copyOf(record), on, step);
        }
    }
}
