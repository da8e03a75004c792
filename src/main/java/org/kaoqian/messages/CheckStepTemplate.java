package org.kaoqian.messages;

import java.util.Optional;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.StepCheck;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** The template that a step names is there and speaks of the rule's ledger. */
@Component
class CheckStepTemplate implements StepCheck {

    private final MessageTemplates templates;

    CheckStepTemplate(MessageTemplates templates) {
        this.templates = templates;
    }

    @Override
    public Optional<Sentence> fault(Rule rule, Rule.Step step) {
        var name = step.template();
        return name == null
                        || templates
                                .find(name)
                                .filter(found ->
                                        found.ledger().equals(rule.ledger().name()))
                                .isPresent()
                ? Optional.empty()
                : Optional.of(missing(rule, name));
    }

    static Sentence missing(Rule rule, String name) {
        return Sentence.of(
                "没有写给台账“%s”的短信模板“%s”；请写 messages/%s.yaml，或去掉 message。"
                        .formatted(rule.ledger().name(), name, name),
                "There is no template '%s' for the ledger '%s': write messages/%s.yaml or leave 'message' out."
                        .formatted(name, rule.ledger().name(), name));
    }
}
