package org.kaoqian.knowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.PerMinute;
import org.springframework.stereotype.Component;

/** How many questions an address may ask in a minute; whoever is signed in or has a token may ask more. */
@Component
public class AddressLimit {

    private final PerMinute questions;
    private final CurrentViewer current;

    AddressLimit(KnowledgeSettings settings, CurrentViewer current, Clock clock) {
        this.questions = new PerMinute(settings.perMinute(), clock);
        this.current = current;
    }

    /** Counts a question; tells how long to wait where it is one too many. */
    public Optional<Duration> count(HttpServletRequest request) {
        return current.ifSignedIn().isPresent() ? Optional.empty() : questions.count(request.getRemoteAddr());
    }

    void forget() {
        questions.forget();
    }
}
