package org.kaoqian.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.kaoqian.installation.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sets books in type, one at a time and in the background, and keeps the files: a book that reads the same is never set
 * twice. A request waits a moment and is then told to come back.
 */
@Component
class PrintShop implements DisposableBean {

    /** What came of asking for a book. */
    sealed interface Copy {
        record Ready(Path file, String name) implements Copy {}

        record InWork() implements Copy {}

        /** Too many others are waiting. */
        record Full() implements Copy {}

        record Failed() implements Copy {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(PrintShop.class);
    private static final int WAITING = 12;
    private static final int KEPT = 120;

    private final Typesetter typesetter;
    private final Path folder;
    private final ConcurrentHashMap<String, CompletableFuture<Path>> inWork = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor press =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                var thread = new Thread(work, "handbook-press");
                thread.setDaemon(true);
                thread.setPriority(Thread.MIN_PRIORITY);
                return thread;
            });

    PrintShop(Typesetter typesetter, DataFolder data) {
        this.typesetter = typesetter;
        this.folder = data.folder("handbook");
        press.allowCoreThreadTimeOut(true);
    }

    Copy copy(Book book, Duration patience) {
        var known = keys.get(book.fingerprint());
        var pages = known == null ? typesetter.pages(book) : "";
        var key = known == null ? Digest.of(List.of(pages)) : known;
        var file = folder.resolve(key + ".pdf");
        if (Files.exists(file)) {
            remember(book, key);
            return new Copy.Ready(file, name(book));
        }
        try {
            var work = inWork.computeIfAbsent(
                    key, ignored -> begin(file, pages.isEmpty() ? typesetter.pages(book) : pages));
            work.whenComplete((made, failure) -> inWork.remove(key, work));
            return new Copy.Ready(work.get(patience.toMillis(), TimeUnit.MILLISECONDS), name(book));
        } catch (RejectedExecutionException e) {
            return new Copy.Full();
        } catch (TimeoutException e) {
            return new Copy.InWork();
        } catch (ExecutionException e) {
            LOG.error("The handbook could not be set in type", e.getCause());
            return new Copy.Failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Copy.InWork();
        }
    }

    private void remember(Book book, String key) {
        if (keys.size() > KEPT) {
            keys.clear();
        }
        keys.put(book.fingerprint(), key);
    }

    private CompletableFuture<Path> begin(Path file, String pages) {
        return CompletableFuture.supplyAsync(() -> make(file, pages), press);
    }

    private Path make(Path file, String pages) {
        var begun = System.nanoTime();
        try {
            var draft = Files.createTempFile(folder, "draft", ".tmp");
            try {
                try (var out = Files.newOutputStream(draft)) {
                    typesetter.set(pages, out);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            LOG.info(
                    "Handbook set in type: {} KB in {} ms",
                    Files.size(file) / 1000,
                    (System.nanoTime() - begun) / 1_000_000);
            clear();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only the newest books stay, and no draft of a process that was killed: there is one press. */
    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.sorted(Comparator.comparing(PrintShop::made).reversed())
                    .toList();
            var old = all.stream().filter(file -> file.toString().endsWith(".pdf")).skip(KEPT);
            var drafts = all.stream().filter(file -> file.toString().endsWith(".tmp"));
            for (var file : Stream.concat(old, drafts).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long made(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static String name(Book book) {
        return (book.cover().district() + book.named() + book.cover().issued()).replaceAll("[\\\\/:*?\"<>|\\s]", "")
                + ".pdf";
    }

    @Override
    public void destroy() {
        press.shutdownNow();
    }
}
