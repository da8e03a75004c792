package org.kaoqian.knowledge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The meanings of texts; those of questions asked lately are remembered, since people ask the same. */
@Component
@EnableConfigurationProperties(KnowledgeSettings.class)
class Meanings implements DisposableBean {

    private static final int REMEMBERED = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, short[]> lately = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, short[]> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile @Nullable SentenceModel model;

    float[] reckon(String text) {
        return model().vector(text);
    }

    short[] of(String text) {
        lock.lock();
        try {
            var known = lately.get(text);
            if (known != null) {
                return known;
            }
        } finally {
            lock.unlock();
        }
        // Outside the lock: questions wait for a processor, never for one another.
        var vector = Vectors.rounded(reckon(text));
        lock.lock();
        try {
            lately.put(text, vector);
        } finally {
            lock.unlock();
        }
        return vector;
    }

    private SentenceModel model() {
        var loaded = model;
        if (loaded != null) {
            return loaded;
        }
        lock.lock();
        try {
            var made = model;
            if (made == null) {
                made = new SentenceModel();
                model = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            if (model != null) {
                model.close();
                model = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
