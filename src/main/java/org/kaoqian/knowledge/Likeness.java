package org.kaoqian.knowledge;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How like two questions are, and which entries are nearest to one. */
@Component
public class Likeness {

    private static final double ONE = 1 << 14;
    private static final double ASKS = 0.45;

    private final IndexKeeper keeper;
    private final Finding finding;
    private final Meanings meanings;
    private final KnowledgeSettings settings;

    Likeness(IndexKeeper keeper, Finding finding, Meanings meanings, KnowledgeSettings settings) {
        this.keeper = keeper;
        this.finding = finding;
        this.meanings = meanings;
        this.settings = settings;
    }

    /**
     * A question as it is compared with others.
     *
     * @param plain in plain words
     * @param item the item that it names, or several joined by +, or nothing
     * @param aspect the word of the aspect that it asks for, or nothing; questions that name different things are never alike
     * @param direction of its meaning
     */
    public record Meant(String plain, String item, String aspect, short[] direction) {

        public boolean saysWhatOfWhat() {
            return !item.isEmpty() && !aspect.isEmpty();
        }

        /** From 0 to 1. */
        public static double likeness(short[] one, short[] other) {
            long sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += one[i] * other[i];
            }
            return Math.max(0, Math.min(1, sum / (ONE * ONE)));
        }
    }

    /** @param share how much of all that fits falls to this entry, from 0 to 1 */
    public record Near(EntryId entry, double share) {}

    public Meant of(String question) {
        var asked = keeper.now().understanding().of(question);
        return new Meant(asked.text(), named(asked), aspect(asked), direction(asked.text()));
    }

    /** The entries that fit a question best, the best first. */
    public List<Near> nearest(String question, int most) {
        var best = finding.nearest(question).best();
        if (best.isEmpty()) {
            return List.of();
        }
        var top = best.getFirst().score();
        var all = best.stream().mapToDouble(each -> Math.exp(each.score() - top)).sum();
        return best.stream()
                .limit(most)
                .map(each -> new Near(each.entry().id(), Math.exp(each.score() - top) / all))
                .toList();
    }

    private static String aspect(Understood asked) {
        return asked.aspects().entrySet().stream()
                .filter(each -> each.getValue() >= ASKS)
                .max(Map.Entry.comparingByValue())
                .map(each -> each.getKey().word())
                .orElse("");
    }

    private static String named(Understood asked) {
        return asked.mentions().stream()
                .filter(Mention::decides)
                .flatMap(mention -> mention.items().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining("+"));
    }

    private short[] direction(String plain) {
        return settings.model() && !plain.isEmpty() ? meanings.of(plain) : Vectors.rounded(ofWords(plain));
    }

    /** Without the model: pairs of characters, each in one of the dimensions. */
    private static float[] ofWords(String plain) {
        var vector = new float[SentenceModel.DIMENSIONS];
        for (int i = 0; i < plain.length(); i++) {
            var pair = plain.substring(i, Math.min(plain.length(), i + 2));
            vector[Math.floorMod(pair.hashCode(), vector.length)] += 1;
        }
        var length = 0.0;
        for (var x : vector) {
            length += x * x;
        }
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }
}
