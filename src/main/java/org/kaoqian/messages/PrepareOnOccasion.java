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
    private final PublicAddress address;
    private final Clock clock;

    PrepareOnOccasion(
            Preparing preparing, MessageTemplates templates, SendingHours hours, PublicAddress address, Clock clock) {
        this.address = address;
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
                preparing.prepare(raised.district(), raised.sweep(), due(raised.rule(), step), template, notBefore);
            }
        }
    }

    /** Where a link cannot be given, the officer asks. */
    private Preparing.Due due(Rule rule, Rule.Step step) {
        var ask = step.effects().ask();
        var link = ask != null
                && address.isSet()
                && Askable.find(rule.ledger(), ask).isPresent();
        return new Preparing.Due(rule.id(), step.name(), rule.origin().statutory(), link ? ask : null);
    }

    private static MessageTemplate template(MessageTemplates templates, Rule rule, Rule.Step step) {
        return templates
                .find(step.template() == null ? "" : step.template())
                .filter(found -> found.ledger().equals(rule.ledger().name()))
                .orElseThrow(() -> new IllegalStateException(
                        "The step '" + step.name() + "' of '" + rule.id() + "' has no template " + step.template()));
    }
}
