package org.kaoqian.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kaoqian.installation.DataFolder;
import org.kaoqian.licensing.LicenceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the index of the catalogue in force. Another catalogue is indexed in the background; questions are answered from
 * the old index until the new one takes its place at once. Right after the start, words alone answer until the meanings
 * of all phrasings are there.
 */
@Component
class IndexKeeper implements CurrentIndex, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    private final ServiceCatalogue catalogue;
    private final LicenceTypes types;
    private final Meanings meanings;
    private final KnowledgeSettings settings;
    private final DataFolder folder;
    private final Language language = Language.loaded();
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "knowledge-index");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final ReentrantLock first = new ReentrantLock();
    private volatile @Nullable KnowledgeIndex current;
    private volatile @Nullable KnowledgeIndex words;
    private volatile @Nullable Catalogue whole;

    IndexKeeper(
            ServiceCatalogue catalogue,
            LicenceTypes types,
            Meanings meanings,
            KnowledgeSettings settings,
            DataFolder folder) {
        this.catalogue = catalogue;
        this.types = types;
        this.meanings = meanings;
        this.settings = settings;
        this.folder = folder;
    }

    @Override
    public KnowledgeIndex now() {
        var index = current;
        if (index != null) {
            return index;
        }
        first.lock();
        try {
            var made = current;
            if (made == null) {
                made = words();
                current = made;
                background.execute(this::renew);
            }
            return made;
        } finally {
            first.unlock();
        }
    }

    @Override
    public KnowledgeIndex words() {
        var index = current;
        if (index != null) {
            return index;
        }
        first.lock();
        try {
            var made = current != null ? current : words;
            if (made == null) {
                made = wordsOnly(catalogue.now());
                words = made;
            }
            return made;
        } finally {
            first.unlock();
        }
    }

    Language language() {
        return language;
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        if (settings.indexAtStart()) {
            background.execute(this::now);
        }
    }

    @EventListener
    void follow(CatalogueChanged changed) {
        words = null;
        background.execute(this::renewUnlessDone);
    }

    /** Of several changes that came while one was indexed the last is enough. */
    private void renewUnlessDone() {
        if (whole != catalogue.now()) {
            renew();
        }
    }

    /** Makes the index of the catalogue in force with all meanings, and puts it in place. */
    void renew() {
        try {
            var started = System.nanoTime();
            var from = catalogue.now();
            var index = wordsOnly(from);
            if (settings.model()) {
                var store = new VectorStore(file(), meanings::reckon);
                index.with(store);
                store.save();
            }
            current = index;
            whole = from;
            LOG.info(
                    "{} entries, {} phrasings indexed in {} ms",
                    index.entries().size(),
                    index.phrasings().size(),
                    (System.nanoTime() - started) / 1_000_000);
        } catch (RuntimeException e) {
            if (background.isShutdown()) {
                return;
            }
            LOG.error("The index could not be renewed; the old one goes on answering", e);
        }
    }

    /** An index beside the one in force, for whoever tries another catalogue; nothing is put in place or written. */
    KnowledgeIndex beside(Catalogue from) {
        if (settings.model() && !now().knowsMeanings()) {
            renew();
        }
        return from == whole ? now() : made(from);
    }

    private KnowledgeIndex made(Catalogue from) {
        var index = wordsOnly(from);
        return settings.model() ? index.with(new VectorStore(file(), meanings::reckon)) : index;
    }

    private Path file() {
        var own = settings.vectors();
        return (own.isEmpty() ? folder.folder("knowledge") : Path.of(own)).resolve("vectors.bin");
    }

    private KnowledgeIndex wordsOnly(Catalogue from) {
        return new KnowledgeIndex(from, typeNames(types), language);
    }

    static Map<String, List<String>> typeNames(LicenceTypes types) {
        var names = new HashMap<String, List<String>>();
        for (var type : types.all()) {
            var all = new ArrayList<>(type.names().aliases());
            all.add(type.name().zh());
            names.put(type.code(), all);
        }
        return names;
    }

    @Override
    public void destroy() {
        background.shutdownNow();
    }
}
