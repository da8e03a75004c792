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
        String trigger,
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
                triggerInWords(rule).en(),
                rule.steps(),
                rule.examples().stream()
                        .map(example ->
                                new ExampleView(example.says(), example.record(), example.on(), example.expected()))
                        .toList());
    }

    /** When it acts, such as 到“有效期至”之前或之后. */
    static Sentence triggerInWords(Rule rule) {
        return switch (rule.trigger()) {
            case Trigger.Reckoned(var cycle, var deadline, var reach) -> byDate(rule, cycle);
            case Trigger.OnDate(var field, var reach) -> byDate(rule, field);
            case Trigger.OnChange ignored -> Sentence.of("记录开始符合条件时", "when a record comes to meet the condition");
            case Trigger.Every(var period) -> period.label();
            case Trigger.ByHand ignored -> Sentence.of("由工作人员提出", "when an officer says so");
        };
    }

    private static Sentence byDate(Rule rule, String field) {
        var label = rule.ledger().field(field).orElseThrow().label();
        return Sentence.of("按" + label.zh(), "by " + label.en());
    }

    /** 《行政许可法》第50条 */
    static Sentence basis(Rule rule) {
        return rule.citation().says();
    }
}
