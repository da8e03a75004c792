package org.kaoqian.messages;

import org.kaoqian.casework.CaseClosed;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An outcome stops what has not gone out yet, in the transaction that closes the case. */
@Component
class StopOnClosing {

    private final Outbox outbox;
    private final Organisation organisation;

    StopOnClosing(Outbox outbox, Organisation organisation) {
        this.outbox = outbox;
        this.organisation = organisation;
    }

    @EventListener
    void on(CaseClosed closed) {
        var outcome = closed.outcome().label();
        outbox.stop(
                organisation.district().code().district(),
                closed.id().value(),
                Sentence.of(
                        "办件已办结（" + outcome.zh() + "），不再发送。", "The case was closed (" + outcome.en() + "); not sent."));
    }
}
