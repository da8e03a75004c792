package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts by their characters and pairs of characters, weighed by rarity; numbers and Latin words count whole. */
final class WordIndex {

    private static final double PAIR = 1.6;

    private record Postings(int[] texts, float[] weights) {}

    private final Map<String, Postings> byTerm = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final int count;
    private final double rarest;

    WordIndex(List<String> texts) {
        this.count = texts.size();
        this.rarest = Math.log(count + 1.0);
        var terms = texts.stream().map(WordIndex::terms).toList();
        var in = new HashMap<String, Integer>();
        terms.forEach(each -> each.keySet().forEach(term -> in.merge(term, 1, Integer::sum)));
        in.forEach((term, texts_) -> rarity.put(term, Math.log((count + 1.0) / texts_)));
        var lists = new HashMap<String, List<Object[]>>();
        for (int n = 0; n < count; n++) {
            var number = n;
            weighed(terms.get(n))
                    .forEach((term, weight) -> lists.computeIfAbsent(term, ignored -> new ArrayList<>())
                            .add(new Object[] {number, weight.floatValue()}));
        }
        lists.forEach((term, list) -> {
            var numbers = new int[list.size()];
            var weights = new float[list.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (int) list.get(i)[0];
                weights[i] = (float) list.get(i)[1];
            }
            byTerm.put(term, new Postings(numbers, weights));
        });
    }

    /** The cosine of each text with one. */
    float[] cosines(String text) {
        var cosines = new float[count];
        weighed(terms(text)).forEach((term, weight) -> {
            var postings = byTerm.get(term);
            if (postings != null) {
                var own = weight.floatValue();
                for (int i = 0; i < postings.texts.length; i++) {
                    cosines[postings.texts[i]] += own * postings.weights[i];
                }
            }
        });
        return cosines;
    }

    private Map<String, Double> weighed(Map<String, Integer> terms) {
        var weighed = new HashMap<String, Double>();
        var sum = 0.0;
        for (var term : terms.entrySet()) {
            var weight = (1 + Math.log(term.getValue()))
                    * rarity.getOrDefault(term.getKey(), rarest)
                    * (term.getKey().length() > 1 ? PAIR : 1);
            weighed.put(term.getKey(), weight);
            sum += weight * weight;
        }
        var length = Math.sqrt(sum);
        weighed.replaceAll((term, weight) -> weight / length);
        return weighed;
    }

    static Map<String, Integer> terms(String text) {
        var terms = new HashMap<String, Integer>();
        var before = "";
        for (int i = 0; i < text.length(); ) {
            var end = i + 1;
            if (isLatin(text.charAt(i))) {
                while (end < text.length() && isLatin(text.charAt(end))) {
                    end++;
                }
            }
            var term = text.substring(i, end);
            if (Character.isLetterOrDigit(term.charAt(0))) {
                terms.merge(term, 1, Integer::sum);
                if (!before.isEmpty()) {
                    terms.merge(before + term, 1, Integer::sum);
                }
                before = term;
            } else {
                before = "";
            }
            i = end;
        }
        return terms;
    }

    private static boolean isLatin(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == '.';
    }
}
