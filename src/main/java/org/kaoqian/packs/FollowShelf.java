package org.kaoqian.packs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether another process has changed the packs. */
@Component
class FollowShelf implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowShelf.class);

    private final Packs packs;
    private final Duration every;
    private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService watch;

    FollowShelf(Packs packs, @Value("${kaoqian.packs.follow-every:5s}") Duration every) {
        this.packs = packs;
        this.every = every;
    }

    @Override
    public void start() {
        if (every.isZero()) {
            return;
        }
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("packs-follow").factory());
        started.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        watch = started;
    }

    private void look() {
        try {
            packs.follow();
        } catch (RuntimeException e) {
            // Whatever it was: an exception that got out would end the following for good.
            LOG.warn("The packs could not be followed", e);
        }
    }

    @Override
    public void stop() {
        var running = watch;
        if (running != null) {
            running.shutdownNow();
            watch = null;
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }
}
