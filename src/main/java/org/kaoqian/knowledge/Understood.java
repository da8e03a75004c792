package org.kaoqian.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A question as it was understood.
 *
 * @param text in plain words
 * @param core of a long story the part that asks; else the same
 * @param bare the core without the names of items, for what else it says
 * @param plain 1 where it says nothing but a name and an aspect, 0 where it tells much more
 */
record Understood(
        String text, String core, String bare, double plain, List<Mention> mentions, Map<Aspect, Double> aspects) {

    private static final int LATELY = 90;

    /** The last clauses: in a long story what is asked, and what was told just before it. */
    String lately() {
        if (text.length() <= LATELY) {
            return text;
        }
        var from = text.length() - LATELY;
        var clause = IntStream.range(from, text.length() - LATELY / 2)
                .filter(at -> ",，。;；!！?？".indexOf(text.charAt(at)) >= 0)
                .findFirst();
        return text.substring(clause.orElse(from - 1) + 1);
    }

    /** How strongly each item is named. */
    Map<String, Double> named() {
        var named = new HashMap<String, Double>();
        for (var mention : mentions) {
            var share = mention.strength()
                    * (mention.vague() ? (mention.items().size() == 1 ? 0.6 : 0.35) : 1)
                    * (mention.items().size() == 1 ? 1 : 0.6);
            mention.items().forEach(item -> named.merge(item, share, Math::max));
        }
        return named;
    }

    boolean namesOne() {
        return mentions.stream().anyMatch(Mention::decides);
    }

    /** Whether it names what a conversation about something else would not bring up by itself. */
    boolean namesAnother() {
        return mentions.stream().anyMatch(mention -> mention.decides() && !mention.event());
    }

    /** Whether what is named could be several things, and nothing else says which. */
    boolean namesSeveral() {
        return !namesOne()
                && mentions.stream()
                        .anyMatch(mention -> mention.vague() || mention.items().size() > 1);
    }

    boolean asks() {
        return aspects.values().stream().anyMatch(weight -> weight >= 0.45);
    }

    /** Whether a story names several things, so that it is doubtful which of them it asks about. */
    boolean isTornStory() {
        return !core.equals(text)
                && mentions.stream()
                                .filter(Mention::decides)
                                .flatMap(mention -> mention.items().stream())
                                .distinct()
                                .count()
                        > 1;
    }
}
