package org.kaoqian.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kaoqian.knowledge.Collection.Asked;

/**
 * Asks every question of src/main/resources/trial-questions/*.tsv and prints how many come out right, beside BM25 over bigrams
 * and the bare sentence model over the same phrasings.
 *
 * <p>{@code -Dquestions=dev.tsv} for one file, {@code -Dshow=true} for what went wrong.
 */
public final class QuestionEvaluation {

    /** What one way of answering says: the best first; confident where it would answer at once. */
    record Said(List<List<String>> ids, List<String> under, boolean confident, boolean asksBack, double confidence) {}

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
            Tally.of(questions, kaoqian(laboratory), Boolean.getBoolean("show")).print("Kaoqian");
            Tally.of(questions, new Bm25(laboratory.index()), false).print("BM25");
            Tally.of(questions, bare(laboratory), false).print("bare model");
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
                    shown.stream().map(each -> ids(each.placed())).toList(),
                    shown.stream()
                            .limit(1)
                            .flatMap(each -> under(each.placed()))
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
                placed.stream().map(QuestionEvaluation::ids).toList(),
                placed.stream().limit(1).flatMap(QuestionEvaluation::under).toList(),
                confident,
                false,
                confident ? 1 : 0);
    }

    private static List<String> ids(Catalogue.Placed placed) {
        return placed.item().ids(placed.entry()).stream().map(EntryId::toString).toList();
    }

    /** The aspect that an entry falls under, by all codes of its item. */
    private static Stream<String> under(Catalogue.Placed placed) {
        var aspect = placed.entry().aspect();
        return aspect == null ? Stream.empty() : placed.item().codes().stream().map(code -> code + "." + aspect.word());
    }
}
