package org.kaoqian.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Questions a second and the slowest of a hundred with 1, 16 and 256 askers, against Lucene's BM25 alone and against the
 * bare model (one embedding and one pass over all vectors) in the same run. No question is asked twice, so that nothing
 * is remembered.
 */
final class KnowledgeBench {

    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int[] ASKERS = {1, 16, 256};

    private final Laboratory laboratory = Laboratory.open();
    private final List<String> questions = new ArrayList<>();

    private KnowledgeBench() throws IOException {
        for (var asked : Collection.read(Path.of("src/main/resources/trial-questions/dev.tsv"))) {
            questions.add(asked.text());
        }
    }

    public static void main(String[] args) throws Exception {
        new KnowledgeBench().run();
        System.exit(0);
    }

    private void run() throws Exception {
        var finding = laboratory.finding();
        var index = laboratory.index();
        var bm25 = new Bm25(index);
        System.out.printf(
                "%d entries, %d phrasings, %d processors%n",
                index.entries().size(),
                index.phrasings().size(),
                Runtime.getRuntime().availableProcessors());
        measure("BM25", bm25::entries);
        measure(
                "bare model",
                text -> index.meanings(Vectors.rounded(laboratory.meanings().reckon(text)), n -> true));
        measure("Kaoqian", text -> finding.find(text, Topic.NONE));
        System.gc();
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "heap in use %d MB, resident %d MB%n",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, resident() >> 10);
    }

    private void measure(String name, Consumer<String> ask) throws Exception {
        ask(1, ask, 2);
        for (var askers : ASKERS) {
            var nanos = ask(askers, ask, SECONDS);
            Arrays.sort(nanos);
            System.out.printf(
                    "%-10s %3d askers: %7.0f questions/s, p50 %7.1f ms, p99 %7.1f ms%n",
                    name,
                    askers,
                    nanos.length / (double) SECONDS,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6);
        }
    }

    private long[] ask(int askers, Consumer<String> ask, int seconds) throws Exception {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (var pool = Executors.newFixedThreadPool(askers)) {
            List<Callable<long[]>> work = new ArrayList<>();
            for (int n = 0; n < askers; n++) {
                work.add(() -> one(ask, until));
            }
            var all = new ArrayList<long[]>();
            for (var done : pool.invokeAll(work)) {
                all.add(done.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private long[] one(Consumer<String> ask, long until) {
        var nanos = new ArrayList<Long>();
        var random = ThreadLocalRandom.current();
        while (System.nanoTime() < until) {
            var text = questions.get(random.nextInt(questions.size())) + random.nextInt(1_000_000);
            var started = System.nanoTime();
            ask.accept(text);
            nanos.add(System.nanoTime() - started);
        }
        return nanos.stream().mapToLong(n -> n).toArray();
    }

    private static long resident() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!java.nio.file.Files.exists(status)) {
            return 0;
        }
        return java.nio.file.Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .sum();
    }
}
