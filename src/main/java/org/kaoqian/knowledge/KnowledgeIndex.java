package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Everything that is needed to find entries of one catalogue. Never changes; another catalogue makes another. */
final class KnowledgeIndex {

    private final List<Catalogue.Placed> entries = new ArrayList<>();
    private final List<String> phrasings = new ArrayList<>();
    private final int[] entryOf;
    private final int[] itemOf;
    private final List<StandIns> standIns = new ArrayList<>();
    private final WordIndex words;
    private final WordIndex answers;
    private final Understanding understanding;
    private final List<String> elsewhere;
    private @Nullable Vectors meanings;
    private @Nullable Vectors otherMeanings;
    private @Nullable Sense items;
    private @Nullable Sense aspects;
    private final int itemCount;

    /** @param typeNames further names of an item: those of its licence type */
    KnowledgeIndex(Catalogue catalogue, Map<String, List<String>> typeNames, Language language) {
        var names = new ItemNames(
                catalogue.items(), item -> names(item, typeNames), language.normaliser()::spelled, language.sounds());
        var ways = new Phrasings(language.cues(), language.normaliser()::plain);
        var owners = new ArrayList<Integer>();
        var items = new HashMap<String, Integer>();
        var belongs = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        for (var item : catalogue.items()) {
            items.put(item.code(), items.size());
            standIns.add(new StandIns(item));
            for (var entry : item.entries()) {
                ways.of(item, entry).forEach(phrasing -> {
                    phrasings.add(phrasing);
                    owners.add(entries.size());
                });
                texts.add(language.normaliser()
                        .written(item.name() + entry.title() + entry.wording().answer()));
                belongs.add(items.size() - 1);
                entries.add(new Catalogue.Placed(item, entry));
            }
        }
        this.itemCount = items.size();
        this.entryOf = ints(owners);
        this.itemOf = ints(belongs);
        this.words = new WordIndex(phrasings);
        this.answers = new WordIndex(texts);
        this.elsewhere = language.elsewhere();
        var corpus = new ArrayList<String>(texts);
        corpus.addAll(phrasings);
        corpus.addAll(elsewhere);
        this.understanding = new Understanding(
                language.normaliser(), new Homophones(language.sounds(), names.all(), corpus), names, language.cues());
    }

    private static List<String> names(Item item, Map<String, List<String>> typeNames) {
        var names = new ArrayList<String>();
        names.add(item.name());
        names.addAll(item.names().lay());
        item.codes().forEach(code -> names.addAll(typeNames.getOrDefault(code, List.of())));
        return names;
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(n -> n).toArray();
    }

    Understanding understanding() {
        return understanding;
    }

    List<Catalogue.Placed> entries() {
        return entries;
    }

    int itemOf(int entry) {
        return itemOf[entry];
    }

    int itemCount() {
        return itemCount;
    }

    /** A number for item and aspect together; below 0 where an entry has no aspect. */
    int placeOf(int entry) {
        var aspect = aspectOf(entry);
        return aspect < 0 ? -1 : itemOf[entry] * Aspect.values().length + aspect;
    }

    StandIns standInsOf(int entry) {
        return standIns.get(itemOf[entry]);
    }

    List<String> phrasings() {
        return phrasings;
    }

    int entryOf(int phrasing) {
        return entryOf[phrasing];
    }

    boolean knowsMeanings() {
        return meanings != null;
    }

    /** Adds the meanings; to be called before the index is shown to anybody. */
    KnowledgeIndex with(VectorStore store) {
        return with(store, phrasing -> true);
    }

    /** @param taught the phrasings that items and aspects are learned from */
    KnowledgeIndex with(VectorStore store, IntPredicate taught) {
        var own = store.of(phrasings);
        var other = store.of(elsewhere);
        this.meanings = own;
        this.otherMeanings = other;
        this.items = Sense.of(
                List.of(own, other),
                n -> n >= phrasings.size() ? itemCount : taught.test(n) ? itemOf[entryOf[n]] : -1,
                itemCount + 1);
        this.aspects = Sense.of(List.of(own), n -> taught.test(n) ? aspectOf(entryOf[n]) : -1, Aspect.values().length);
        return this;
    }

    private int aspectOf(int entry) {
        var aspect = entries.get(entry).entry().aspect();
        return aspect == null ? -1 : aspect.ordinal();
    }

    /** How probable it is that a text is about each item, in their order, and at last that it is about none of them. */
    double[] itemsSensed(short @Nullable [] vector) {
        return items == null ? new double[itemCount + 1] : items.of(vector);
    }

    /** How probable it is that a text asks about each aspect. */
    double[] aspectsSensed(short @Nullable [] vector) {
        return aspects == null ? new double[Aspect.values().length] : aspects.of(vector);
    }

    /** How near each entry is in meaning, by its nearest phrasing; nothing as long as the meanings are not there. */
    float[] meanings(short @Nullable [] vector, IntPredicate counts) {
        return meanings == null || vector == null ? new float[0] : best(meanings.cosines(vector), counts);
    }

    float[] words(String text, IntPredicate counts) {
        return best(words.cosines(text), counts);
    }

    float[] answers(String text) {
        return answers.cosines(text);
    }

    /** How near a question is to another world. */
    double elsewhere(short @Nullable [] vector) {
        if (otherMeanings == null || vector == null) {
            return 0;
        }
        var nearest = 0f;
        for (var cosine : otherMeanings.cosines(vector)) {
            nearest = Math.max(nearest, cosine);
        }
        return nearest;
    }

    private float[] best(float[] cosines, IntPredicate counts) {
        var best = new float[entries.size()];
        for (int n = 0; n < cosines.length; n++) {
            if (counts.test(n)) {
                best[entryOf[n]] = Math.max(best[entryOf[n]], cosines[n]);
            }
        }
        return best;
    }
}
