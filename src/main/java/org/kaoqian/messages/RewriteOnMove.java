package org.kaoqian.messages;

import org.kaoqian.casework.DeadlinesMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits to be sent names the new last day, in the transaction that moves it. What is on its way meets {@link StillDue}. */
@Component
class RewriteOnMove {

    private final Preparing preparing;
    private final MessageTemplates templates;

    RewriteOnMove(Preparing preparing, MessageTemplates templates) {
        this.preparing = preparing;
        this.templates = templates;
    }

    @EventListener
    void on(DeadlinesMoved moved) {
        templates.all().stream()
                .filter(template -> template.placeholders().contains("deadline"))
                .forEach(template -> preparing.rewrite(moved.district(), template, moved.cases()));
    }
}
