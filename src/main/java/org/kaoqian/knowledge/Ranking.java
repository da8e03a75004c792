package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Orders the entries by how well they fit: meaning and words, and whether item and aspect are the ones that are named. */
final class Ranking {

    private static final int BEST = 40;
    private static final double NEAR = 0.85;
    private static final double LOW = 0.55;
    private static final float WHOLE = 1f;
    private static final double LEAST = 0.0025;

    private final double[] weights;

    Ranking(Weights weights) {
        this.weights = weights.ofSigns();
    }

    /** The meaning of a question: of the whole, and of the part that asks where it is another. */
    record Meaning(short @Nullable [] whole, short @Nullable [] core) {}

    /** @param context the item that the conversation is about */
    Ranked rank(KnowledgeIndex index, Understood asked, Meaning meaning, @Nullable String context) {
        return rank(index, asked, meaning, context, phrasing -> true);
    }

    Ranked rank(
            KnowledgeIndex index, Understood asked, Meaning meaning, @Nullable String context, IntPredicate counts) {
        var scored = score(index, asked, meaning, context, counts);
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        var best = List.copyOf(scored.subList(0, Math.min(BEST, scored.size())));
        if (best.isEmpty()) {
            return new Ranked(best, 0, 0, 0);
        }
        var all = 0.0;
        var item = 0.0;
        var same = 0.0;
        var top = best.getFirst();
        for (var each : best) {
            var part = Math.exp(each.score() - top.score());
            all += part;
            same += each.answersLike(top) ? part : 0;
            item += each.item().code().equals(top.item().code()) ? part : 0;
        }
        var elsewhere = index.elsewhere(meaning.core == null ? meaning.whole : meaning.core);
        return new Ranked(best, same / all, item / all, elsewhere);
    }

    private List<Scored> score(
            KnowledgeIndex index, Understood asked, Meaning meaning, @Nullable String context, IntPredicate counts) {
        var words = higher(index.words(asked.text(), counts), index, asked, counts);
        var answers = index.answers(asked.core());
        var meant = meanings(index, meaning, counts, words);
        var itemMeant = byItem(index, meant);
        var itemWords = byItem(index, words);
        var itemsSensed = itemsSensed(index, meaning);
        var aspectsSensed = index.aspectsSensed(meaning.core == null ? meaning.whole : meaning.core);
        var under = under(index, meant);
        var named = asked.named();
        var mostNamed = named.values().stream().mapToDouble(n -> n).max().orElse(0);
        var mostCued =
                asked.aspects().values().stream().mapToDouble(n -> n).max().orElse(0);
        var scored = new ArrayList<Scored>(index.entries().size());
        for (int n = 0; n < index.entries().size(); n++) {
            var placed = index.entries().get(n);
            var own = named.getOrDefault(placed.item().code(), 0.0);
            var signs = new double[weights.length];
            signs[Sign.COS.ordinal()] = Math.max(0, meant[n] - LOW);
            signs[Sign.NEAR.ordinal()] = Math.max(0, meant[n] - NEAR);
            signs[Sign.WORDS.ordinal()] = words[n];
            signs[Sign.ANSWER.ordinal()] = answers[n];
            signs[Sign.ITEM_COS.ordinal()] = Math.max(0, itemMeant[index.itemOf(n)] - LOW);
            signs[Sign.ITEM_WORDS.ordinal()] = itemWords[index.itemOf(n)];
            signs[Sign.UNDER.ordinal()] = placed.entry().general() ? Math.max(0, under[n] - LOW) : 0;
            signs[Sign.ITEM_SENSE.ordinal()] = sensed(itemsSensed[index.itemOf(n)]);
            var aspect = placed.entry().aspect();
            signs[(placed.entry().general() ? Sign.ASPECT_SENSE : Sign.OWN_SENSE).ordinal()] =
                    aspect == null ? 0 : sensed(aspectsSensed[aspect.ordinal()]);
            signs[Sign.OWN_NEAR.ordinal()] = placed.entry().general() ? 0 : signs[Sign.NEAR.ordinal()];
            signs[Sign.NAMED.ordinal()] = own;
            signs[Sign.OTHER_NAMED.ordinal()] = Math.max(0, mostNamed - own);
            aspectSigns(placed.entry(), index.standInsOf(n), asked, mostCued, signs);
            signs[Sign.STRUCTURE.ordinal()] = asked.namesOne() ? own * signs[Sign.CUED.ordinal()] * asked.plain() : 0;
            signs[Sign.CONTEXT.ordinal()] = placed.item().code().equals(context) ? 1 : 0;
            scored.add(new Scored(placed, sum(signs), signs));
        }
        return scored;
    }

    private static void aspectSigns(Entry entry, StandIns standIns, Understood asked, double mostCued, double[] signs) {
        var aspect = entry.aspect();
        var cued = aspect == null ? 0 : standIns.cued(aspect, asked.aspects());
        if (entry.general()) {
            signs[Sign.CUED.ordinal()] = cued;
            signs[Sign.OTHER_CUED.ordinal()] = Math.max(0, mostCued - cued);
            signs[Sign.GENERAL.ordinal()] = 1;
            signs[Sign.PLAIN.ordinal()] = mostCued > 0 ? asked.plain() : 0;
        } else {
            signs[Sign.OWN_CUED.ordinal()] = cued;
        }
    }

    private double sum(double[] signs) {
        var sum = 0.0;
        for (int i = 0; i < signs.length; i++) {
            sum += weights[i] * signs[i];
        }
        return sum;
    }

    private static float[] higher(float[] words, KnowledgeIndex index, Understood asked, IntPredicate counts) {
        if (!asked.core().equals(asked.text())) {
            raise(words, index.words(asked.core(), counts));
        }
        return words;
    }

    /** Until the meanings are there, words stand in for them. */
    private static float[] meanings(KnowledgeIndex index, Meaning meaning, IntPredicate counts, float[] words) {
        var meant = index.meanings(meaning.whole, counts);
        if (meaning.core != null) {
            var core = index.meanings(meaning.core, counts);
            if (meant.length > 0) {
                meet(meant, core);
            } else {
                meant = core;
            }
        }
        if (meant.length > 0) {
            return meant;
        }
        var instead = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            instead[i] = 0.5f + 0.5f * words[i];
        }
        return instead;
    }

    /** Of a story both the whole and the part that asks have to be near. */
    private static void meet(float[] whole, float[] core) {
        for (int i = 0; i < whole.length; i++) {
            whole[i] = WHOLE * whole[i] + (1 - WHOLE) * core[i];
        }
    }

    private static void raise(float[] one, float[] other) {
        for (int i = 0; i < one.length; i++) {
            one[i] = Math.max(one[i], other[i]);
        }
    }

    /** The surprise at a kind, from 0 for none at all to 1 for certainty. */
    private static double sensed(double probable) {
        return 1 + Math.log(Math.max(LEAST, probable)) / -Math.log(LEAST);
    }

    /** A story is about what both the whole and the part that asks are about. */
    private static double[] itemsSensed(KnowledgeIndex index, Meaning meaning) {
        var whole = index.itemsSensed(meaning.whole);
        if (meaning.core != null) {
            var core = index.itemsSensed(meaning.core);
            for (int i = 0; i < whole.length; i++) {
                whole[i] = (whole[i] + core[i]) / 2;
            }
        }
        return whole;
    }

    /** For each entry how near the nearest question of its item's own with its aspect is. */
    private static float[] under(KnowledgeIndex index, float[] byEntry) {
        var aspects = Aspect.values().length;
        var nearest = new float[index.itemCount() * aspects];
        for (int n = 0; n < byEntry.length; n++) {
            var place = index.placeOf(n);
            if (place >= 0 && !index.entries().get(n).entry().general()) {
                nearest[place] = Math.max(nearest[place], byEntry[n]);
            }
        }
        var under = new float[byEntry.length];
        for (int n = 0; n < byEntry.length; n++) {
            var place = index.placeOf(n);
            under[n] = place < 0 ? 0 : nearest[place];
        }
        return under;
    }

    private static float[] byItem(KnowledgeIndex index, float[] byEntry) {
        var byItem = new float[index.entries().size()];
        for (int n = 0; n < byEntry.length; n++) {
            byItem[index.itemOf(n)] = Math.max(byItem[index.itemOf(n)], byEntry[n]);
        }
        return byItem;
    }
}
