package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Finds items and entries by typed words: names, lay names, and the words of questions and answers. */
@Component
public class CatalogueSearch {

    private static final double LEAST = 0.12;
    private static final double NEAR_THE_BEST = 0.45;
    private static final double ANSWERS_WEIGH = 0.8;

    /** @param items those that are called so, the surest first */
    public record Found(List<Item> items, List<Entry> entries) {}

    private final ServiceCatalogue catalogue;
    private final CurrentIndex index;

    CatalogueSearch(ServiceCatalogue catalogue, CurrentIndex index) {
        this.catalogue = catalogue;
        this.index = index;
    }

    public Found find(String typed, int most) {
        var words = typed.strip();
        if (words.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        var now = index.words();
        var asked = now.understanding().of(words);
        var items = new LinkedHashSet<Item>();
        asked.named().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(named -> catalogue.item(named.getKey()).ifPresent(items::add));
        var lower = words.toLowerCase(Locale.ROOT);
        catalogue.items().stream().filter(item -> isCalled(item, lower)).forEach(items::add);
        return new Found(items.stream().limit(most).toList(), entries(now, asked.core(), most));
    }

    private static boolean isCalled(Item item, String words) {
        return item.codes().contains(words)
                || item.name().toLowerCase(Locale.ROOT).contains(words)
                || item.names().lay().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(words));
    }

    private static List<Entry> entries(KnowledgeIndex index, String words, int most) {
        var asked = index.words(words, phrasing -> true);
        var told = index.answers(words);
        var scores = new double[asked.length];
        var best = 0.0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.max(asked[i], ANSWERS_WEIGH * told[i]);
            best = Math.max(best, scores[i]);
        }
        var enough = Math.max(LEAST, NEAR_THE_BEST * best);
        var found = new ArrayList<Entry>();
        IntStream.range(0, scores.length)
                .boxed()
                .filter(i -> scores[i] >= enough)
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(most)
                .forEach(i -> found.add(index.entries().get(i).entry()));
        return found;
    }
}
