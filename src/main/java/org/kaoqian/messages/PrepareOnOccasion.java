package org.kaoqian.messages;

import java.time.Clock;
import org.kaoqian.rules.OccasionEffect;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What follows from occasions after their cases: a message for each whose step has a template, in the sweep's transaction. */
@Component
@Order(2)
class PrepareOnOccasion implements OccasionEffect {

    private final Preparing preparing;
    private final MessageTemplates templates;
    private final SendingHours hours;
    private final Clock clock;

    PrepareOnOccasion(Preparing preparing, MessageTemplates templates, SendingHours hours, Clock clock) {
        this.preparing = preparing;
        this.templates = templates;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public void apply(RaisedOccasions raised) {
        var notBefore = hours.nextAllowed(raised.district(), clock.instant());
        for (var step : raised.rule().steps()) {
            if (step.template() != null) {
                var template = template(templates, raised.rule(), step);
                preparing.prepare(
                        raised.district(), raised.sweep(), raised.rule().id(), step.name(), template, notBefore);
            }
        }
    }

    private static MessageTemplate template(MessageTemplates templates, Rule rule, Rule.Step step) {
        return templates
                .find(step.template() == null ? "" : step.template())
                .filter(found -> found.ledger().equals(rule.ledger().name()))
                .orElseThrow(() -> new IllegalStateException(
                        "The step '" + step.name() + "' of '" + rule.id() + "' has no template " + step.template()));
    }
}
