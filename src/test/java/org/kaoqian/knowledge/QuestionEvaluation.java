package org.kaoqian.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kaoqian.knowledge.Collection.Asked;

/**
 * Asks every question of src/main/resources/trial-questions/*.tsv and prints how many come out right, beside BM25 over bigrams
 * and the bare sentence model over the same phrasings.
 *
 * <p>{@code -Dquestions=dev.tsv} for one file, {@code -Dshow=true} for what went wrong.
 */
public final class QuestionEvaluation {

    /** What one way of answering says: the best first; confident where it would answer at once. */
    record Said(List<String> items, List<List<String>> ids, boolean confident, boolean asksBack, double confidence) {}

    /** A way of answering. */
    interface Answering {
        Said answer(Asked asked);
    }

    private QuestionEvaluation() {}

    public static void main(String[] args) throws Exception {
        var laboratory = Laboratory.open();
        var files = new ArrayList<Path>();
        try (var all = Files.list(Path.of(System.getProperty("folder", "src/main/resources/trial-questions")))) {
            all.filter(file -> file.toString().endsWith(System.getProperty("questions", ".tsv")))
                    .sorted()
                    .forEach(files::add);
        }
        for (var file : files) {
            var questions = switch (System.getProperty("half", "")) {
                case "first" -> Collection.half(Collection.read(file), true);
                case "second" -> Collection.half(Collection.read(file), false);
                default -> Collection.read(file);
            };
            System.out.printf("%s: %d questions%n", file.getFileName(), questions.size());
            Tally.print("Kaoqian", questions, kaoqian(laboratory), Boolean.getBoolean("show"));
            Tally.print("BM25", questions, new Bm25(laboratory.index()), false);
            Tally.print("bare model", questions, bare(laboratory), false);
        }
    }

    static Answering kaoqian(Laboratory laboratory) {
        var finding = laboratory.finding();
        Map<String, Topic> topics = new HashMap<>();
        return asked -> {
            var topic =
                    asked.conversation().isEmpty() ? Topic.NONE : topics.getOrDefault(asked.conversation(), Topic.NONE);
            var found = finding.find(asked.text(), topic);
            topics.put(asked.conversation(), found.topic());
            var verdict = found.verdict();
            // What goes to a person is shown without choices.
            List<Scored> shown = verdict instanceof Verdict.HandOver ? List.of() : verdict.choices();
            return new Said(
                    shown.stream().map(each -> each.item().code()).toList(),
                    shown.stream()
                            .map(each -> each.item().ids(each.entry()).stream()
                                    .map(EntryId::toString)
                                    .toList())
                            .toList(),
                    verdict instanceof Verdict.Answer,
                    !(verdict instanceof Verdict.Answer) && !(verdict instanceof Verdict.HandOver),
                    verdict.confidence());
        };
    }

    /** The nearest phrasing in meaning; sure above a cosine of 0.85. */
    static Answering bare(Laboratory laboratory) {
        var index = laboratory.index();
        return asked -> {
            var vector = laboratory.meanings().of(asked.text().toLowerCase(java.util.Locale.ROOT));
            var cosines = index.meanings(vector, n -> true);
            var order = new ArrayList<Integer>();
            for (int n = 0; n < cosines.length; n++) {
                order.add(n);
            }
            order.sort((a, b) -> Float.compare(cosines[b], cosines[a]));
            return said(index, order.subList(0, 3), cosines[order.getFirst()] > 0.85f);
        };
    }

    static Said said(KnowledgeIndex index, List<Integer> entries, boolean confident) {
        var placed = entries.stream().map(index.entries()::get).toList();
        return new Said(
                placed.stream().map(each -> each.item().code()).toList(),
                placed.stream()
                        .map(each -> each.item().ids(each.entry()).stream()
                                .map(EntryId::toString)
                                .toList())
                        .toList(),
                confident,
                false,
                confident ? 1 : 0);
    }

    /** Counts and prints. */
    static final class Tally {

        private static final class Count {
            int of;
            int first;
            int three;
            int topic;
            int sure;
            int surelyRight;
        }

        private Tally() {}

        static void print(String name, List<Asked> questions, Answering answering, boolean show) {
            var byKind = new TreeMap<String, Count>();
            var all = new Count();
            int off = 0;
            int offSure = 0;
            int open = 0;
            int askedBack = 0;
            for (var asked : questions) {
                var said = answering.answer(asked);
                if (asked.expects("OFFTOPIC") || asked.expects("EMERGENCY")) {
                    off++;
                    offSure += said.confident ? 1 : 0;
                    if (show && said.confident) {
                        System.out.printf(
                                "   SURE %.2f %s -> %s%n", said.confidence, asked.text(), said.ids.getFirst());
                    }
                } else if (asked.expects("CLARIFY")) {
                    open++;
                    askedBack += said.asksBack ? 1 : 0;
                    if (show && !said.asksBack) {
                        System.out.printf("   NOT ASKED BACK %.2f %s -> %s%n", said.confidence, asked.text(), said.ids);
                    }
                } else {
                    count(all, asked, said, show);
                    count(byKind.computeIfAbsent(asked.kind(), ignored -> new Count()), asked, said, false);
                }
            }
            System.out.printf(
                    "%-11s first %5.1f  three %5.1f  topic %5.1f  sure %5.1f of which right %5.1f | off-topic sure %4.1f of %d | asked back %5.1f of %d%n",
                    name,
                    percent(all.first, all.of),
                    percent(all.three, all.of),
                    percent(all.topic, all.of),
                    percent(all.sure, all.of),
                    percent(all.surelyRight, all.sure),
                    percent(offSure, off),
                    off,
                    percent(askedBack, open),
                    open);
            byKind.forEach((kind, count) -> System.out.printf(
                    "            %-10s %3d first %5.1f three %5.1f topic %5.1f sure %5.1f right %5.1f%n",
                    kind,
                    count.of,
                    percent(count.first, count.of),
                    percent(count.three, count.of),
                    percent(count.topic, count.of),
                    percent(count.sure, count.of),
                    percent(count.surelyRight, count.sure)));
        }

        private static void count(Count count, Asked asked, Said said, boolean show) {
            count.of++;
            var first = !said.ids.isEmpty() && said.ids.getFirst().stream().anyMatch(asked.expected()::contains);
            var three = said.ids.stream().anyMatch(ids -> ids.stream().anyMatch(asked.expected()::contains));
            var items = asked.expected().stream()
                    .map(id -> id.substring(0, Math.max(0, id.indexOf('.'))))
                    .toList();
            var topic = !said.ids.isEmpty()
                    && said.ids.getFirst().stream().anyMatch(id -> items.contains(id.substring(0, id.indexOf('.'))));
            count.first += first ? 1 : 0;
            count.three += three ? 1 : 0;
            count.topic += topic ? 1 : 0;
            count.sure += said.confident ? 1 : 0;
            count.surelyRight += said.confident && first ? 1 : 0;
            if (show && !first) {
                System.out.printf(
                        "   %s %s %.2f %s -> %s (%s)%n",
                        three ? "3" : topic ? "t" : "-",
                        said.confident ? "SURE" : said.asksBack ? "back" : "over",
                        said.confidence,
                        asked.text(),
                        said.ids.stream().map(List::getFirst).toList(),
                        String.join("|", asked.expected()));
            }
        }

        private static double percent(int part, int of) {
            return of == 0 ? 0 : 100.0 * part / of;
        }
    }
}
