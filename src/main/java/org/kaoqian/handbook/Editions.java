package org.kaoqian.handbook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.CatalogueChanged;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The handbook as it reads now. Whoever asks gets what the catalogue and the district's settings say at this moment; what
 * reads otherwise than before is an edition of its own and kept, in the background.
 */
@Component
class Editions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Editions.class);

    private final ServiceCatalogue catalogue;
    private final EditionTable table;
    private final HandbookSettings settings;
    private final Clock clock;
    private final ReentrantLock making = new ReentrantLock();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "handbook-editions");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private volatile @Nullable Edition current;

    Editions(ServiceCatalogue catalogue, EditionTable table, HandbookSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    Edition now() {
        var read = catalogue.asRead();
        var known = current;
        if (known != null && known.catalogue().readsAs(read)) {
            return known;
        }
        making.lock();
        try {
            known = current;
            if (known == null || !known.catalogue().readsAs(read)) {
                known = new Edition(read);
                current = known;
                if (settings.keepEditions()) {
                    background.execute(this::keepQuietly);
                }
            }
            return known;
        } finally {
            making.unlock();
        }
    }

    /** Keeps what the handbook says now, if it says anything else than what was kept last. */
    Edition kept() {
        var now = now();
        table.keep(now);
        return now;
    }

    /** The day since when the handbook has read as it does; today where that is not kept yet. */
    LocalDate issued(Edition edition) {
        return table.issued(edition.digest())
                .map(at -> at.atZone(clock.getZone()).toLocalDate())
                .orElseGet(() -> LocalDate.now(clock));
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        follow();
    }

    @EventListener
    void follow(CatalogueChanged changed) {
        follow();
    }

    private void follow() {
        if (settings.keepEditions()) {
            background.execute(this::keepQuietly);
        }
    }

    private void keepQuietly() {
        try {
            kept();
        } catch (RuntimeException e) {
            if (!background.isShutdown()) {
                LOG.error("The edition of the handbook could not be kept; it is tried again when it is next read", e);
            }
        }
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
