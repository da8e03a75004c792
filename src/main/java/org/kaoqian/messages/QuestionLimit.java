package org.kaoqian.messages;

import java.time.Clock;
import org.kaoqian.access.PerMinute;
import org.springframework.stereotype.Component;

/** How often one network may knock at the addresses of questions in a minute, so that nobody can try out tokens. */
@Component
class QuestionLimit {

    static final int PER_MINUTE = 30;

    private final PerMinute visits;

    QuestionLimit(Clock clock) {
        this.visits = new PerMinute(PER_MINUTE, clock);
    }

    /** Counts a visit; whether it may go on. */
    boolean admits(String address) {
        return visits.count(address).isEmpty();
    }

    void forget() {
        visits.forget();
    }
}
