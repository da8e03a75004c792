package org.kaoqian.editorial;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts in force at the start what was published, and looks every few seconds whether another process has published more. */
@Component
class FollowPublished implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowPublished.class);

    private final InForce inForce;
    private final EditorialSettings settings;
    private volatile @Nullable ScheduledExecutorService watch;

    FollowPublished(InForce inForce, EditorialSettings settings) {
        this.inForce = inForce;
        this.settings = settings;
    }

    @Override
    public void start() {
        var every = settings.followEvery().toMillis();
        if (every == 0) {
            return;
        }
        look();
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("editorial-follow").factory());
        started.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
        watch = started;
    }

    private void look() {
        try {
            inForce.follow();
        } catch (RuntimeException e) {
            // Whatever it was: an exception that got out would end the following for good.
            LOG.warn("What was published could not be followed; the catalogue stays as it is", e);
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
