package org.kaoqian.casework;

import java.util.Optional;
import java.util.stream.Stream;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.rules.Audience;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.StepCheck;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** The kind of case that a step names is there and fits the rule's ledger, and what the step sets can be set. */
@Component
class CheckStepKind implements StepCheck {

    private final CaseKinds kinds;
    private final Ledgers ledgers;

    CheckStepKind(CaseKinds kinds, Ledgers ledgers) {
        this.kinds = kinds;
        this.ledgers = ledgers;
    }

    @Override
    public Optional<Sentence> fault(Rule rule, Rule.Step step) {
        var fitting = new Fitting(ledgers.book());
        var set = step.effects().set().entrySet().stream()
                .flatMap(each -> fitting.set(rule.ledger(), each.getKey(), each.getValue()).stream())
                .findFirst();
        var name = step.effects().caseKind();
        if (set.isPresent() || name == null) {
            return set;
        }
        var kind = kinds.book().find(name);
        return kind.isEmpty()
                ? Optional.of(
                        CheckKinds.unknown(kinds.book(), name, rule.origin().pack()))
                : kind.get().outcomes().stream()
                        .flatMap(outcome -> Stream.of(
                                        outcome.ask().stream()
                                                .flatMap(field -> fitting.asked(rule.ledger(), field).stream()),
                                        outcome.set().entrySet().stream()
                                                .flatMap(each ->
                                                        fitting
                                                                .set(rule.ledger(), each.getKey(), each.getValue())
                                                                .stream()),
                                        Stream.concat(outcome.ask().stream(), outcome.set().keySet().stream())
                                                .flatMap(each -> rule.ledger().field(each).stream())
                                                .flatMap(field -> Audience.fault(rule, field).stream()))
                                .flatMap(each -> each))
                        .findFirst();
    }
}
