package org.kaoqian.speech;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How speech stands, at {@code /actuator/health/speech}. Where it cannot be used that is known and said, and the program is
 * none the less well: people type.
 */
@Component("recogniserHealthIndicator")
class SpeechHealth implements HealthIndicator {

    private final Speech speech;

    SpeechHealth(Speech speech) {
        this.speech = speech;
    }

    @Override
    public Health health() {
        var health = speech.isReady() || speech.engine().equals("none") ? Health.up() : Health.unknown();
        speech.fault().ifPresent(why -> health.withDetail("why", why.en()).withDetail("why_zh", why.zh()));
        return health.withDetail("engine", speech.engine()).build();
    }
}
