package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A rule as the API shows it. */
record RuleView(
        String id,
        Sentence title,
        String ledger,
        String duty,
        Sentence basis,
        String confidence,
        LocalDate from,
        @Nullable LocalDate to,
        String when,
        Sentence whenInWords,
        String cycle,
        String deadline,
        int reach,
        List<Rule.Step> steps,
        List<ExampleView> examples) {

    record ExampleView(Sentence says, Map<String, String> record, LocalDate on, String expected) {}

    static RuleView of(Rule rule) {
        return new RuleView(
                rule.id(),
                rule.title(),
                rule.ledger().name(),
                rule.duty().code(),
                basis(rule),
                rule.citation().confidence(),
                rule.valid().from(),
                rule.valid().to(),
                rule.when().source(),
                rule.when().sentence(),
                rule.cycle(),
                rule.deadline(),
                rule.reach(),
                rule.steps(),
                rule.examples().stream()
                        .map(example ->
                                new ExampleView(example.says(), example.record(), example.on(), example.expected()))
                        .toList());
    }

    /** 《行政许可法》第50条 */
    static Sentence basis(Rule rule) {
        return Sentence.of(
                "《%s》第%s条".formatted(rule.citation().law().zh(), rule.citation().article()),
                "%s, art. %s"
                        .formatted(rule.citation().law().en(), rule.citation().article()));
    }
}
