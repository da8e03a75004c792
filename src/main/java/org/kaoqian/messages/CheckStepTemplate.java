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
        return name == null ? Optional.empty() : fault(rule, step, templates.find(name));
    }

    /** What is wrong with the step's message; empty where it can be written. */
    static Optional<Sentence> fault(Rule rule, Rule.Step step, Optional<MessageTemplate> template) {
        if (template.filter(found -> found.ledger().equals(rule.ledger().name()))
                .isEmpty()) {
            return Optional.of(missing(rule, String.valueOf(step.template())));
        }
        if (!template.get().placeholders().contains("ask")) {
            return Optional.empty();
        }
        var ask = step.effects().ask();
        if (ask == null) {
            return Optional.of(Sentence.of(
                    "短信“%s”里有 {ask}，但步骤“%s”没有写 ask；请写上要问的字段，或去掉 {ask}。".formatted(step.template(), step.name()),
                    "The message '%s' has {ask}, but the step '%s' has no 'ask': name the field that is asked for, or leave {ask} out."
                            .formatted(step.template(), step.name())));
        }
        return Askable.find(rule.ledger(), ask).isPresent()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "“%s”不能用短信里的网址问：主键、区划、引用、文件和只有部分职责能看的字段都不行；请换一个字段，或去掉 {ask}。".formatted(ask),
                        "'%s' cannot be asked for by a link: no key, region, reference, file, nor what only some duties see. Ask for another field, or leave {ask} out."
                                .formatted(ask)));
    }

    static Sentence missing(Rule rule, String name) {
        return Sentence.of(
                "没有写给台账“%s”的短信模板“%s”；请写 messages/%s.yaml，或去掉 message。"
                        .formatted(rule.ledger().name(), name, name),
                "There is no template '%s' for the ledger '%s': write messages/%s.yaml or leave 'message' out."
                        .formatted(name, rule.ledger().name(), name));
    }
}
