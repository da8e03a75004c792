package org.kaoqian.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes a question apart: plain words, the names of items in it, the aspects it asks about. */
final class Understanding {

    private static final int LONG = 36;
    private static final double EVENT = 0.8;
    private static final Pattern CLAUSE = Pattern.compile("[,，。;；!！?？\\n]+");
    private static final Pattern ASKS =
            Pattern.compile("什么|怎么|多久|多少|哪|几|吗$|吗[?？]|能不能|可不可以|要不要|是不是|有没有|谁|不$|[?？]|需不需要|用不用|算不算|会不会|好久|如何");

    private final List<String> trade = DataFile.lines("words.txt").stream()
            .flatMap(line -> Stream.of(line.split("\\s+")))
            .toList();
    private final Normaliser normaliser;
    private final Homophones homophones;
    private final ItemNames names;
    private final AspectCues cues;

    Understanding(Normaliser normaliser, Homophones homophones, ItemNames names, AspectCues cues) {
        this.normaliser = normaliser;
        this.homophones = homophones;
        this.names = names;
        this.cues = cues;
    }

    /** In plain words, with nothing mended. */
    String plain(String asked) {
        return normaliser.plain(asked);
    }

    /** The formal name of an item, in plain words. */
    String nameOf(String item) {
        return names.nameOf(item);
    }

    Understood of(String asked) {
        var text = homophones.mend(normaliser.plain(asked));
        var mentions = find(text);
        if (text.length() <= LONG) {
            var bare = without(text, mentions);
            return new Understood(text, text, bare, plainness(bare), mentions, aspects(text, bare));
        }
        return story(text, mentions);
    }

    /** A long story: what it asks stands in the clauses that ask, mostly the last. */
    private Understood story(String text, List<Mention> all) {
        var clauses =
                CLAUSE.splitAsStream(text).filter(clause -> !clause.isBlank()).toList();
        var asking =
                clauses.stream().filter(clause -> ASKS.matcher(clause).find()).toList();
        var chosen = asking.isEmpty() ? clauses.subList(Math.max(0, clauses.size() - 2), clauses.size()) : last(asking);
        var asks = String.join("，", chosen);
        var inAsks = find(asks);
        // What it is about is mostly said before.
        var core = inAsks.stream().anyMatch(Mention::decides) ? asks : about(text, all, trade, clauses) + "，" + asks;
        // A name in the part that asks weighs more than one that the story only tells of.
        var mentions = new ArrayList<>(inAsks);
        var settled = inAsks.stream().anyMatch(Mention::decides);
        all.forEach(mention -> mentions.add(mention.times(settled ? 0.4 : 0.85)));
        var bare = without(core, find(core));
        var last = chosen.getLast();
        var end = without(last, find(last));
        return new Understood(text, core, bare, plainness(end), mentions, aspects(asks, without(asks, inAsks)));
    }

    private List<Mention> find(String text) {
        return names.find(text).stream()
                .map(mention ->
                        mention.asEvent(cues.in(text.substring(mention.start(), mention.end())).values().stream()
                                .anyMatch(weight -> weight >= EVENT)))
                .toList();
    }

    private double plainness(String bare) {
        return Math.max(0, 1 - cues.rest(bare).length() / 6.0);
    }

    /** The first thing that the story names, or the part of it with the most words of the trade. */
    private static String about(String text, List<Mention> all, List<String> trade, List<String> clauses) {
        return all.stream()
                .filter(Mention::decides)
                .findFirst()
                .map(mention -> text.substring(mention.start(), mention.end()))
                .orElseGet(() -> clauses.stream()
                        .max(Comparator.comparingLong(clause ->
                                trade.stream().filter(clause::contains).count()))
                        .orElse(""));
    }

    private static List<String> last(List<String> asking) {
        return asking.subList(Math.max(0, asking.size() - 2), asking.size());
    }

    private static String without(String text, List<Mention> mentions) {
        var bare = new StringBuilder(text);
        for (int i = mentions.size() - 1; i >= 0; i--) {
            var mention = mentions.get(i);
            if (mention.end() <= bare.length() && !mention.vague()) {
                bare.replace(mention.start(), mention.end(), "◎");
            }
        }
        return bare.toString();
    }

    /** A cue inside a name (变更登记) is weaker than one beside it. */
    private Map<Aspect, Double> aspects(String text, String bare) {
        var beside = cues.in(bare);
        if (bare.equals(text)) {
            return beside;
        }
        var all = new EnumMap<Aspect, Double>(Aspect.class);
        cues.in(text).forEach((aspect, weight) -> all.put(aspect, weight * 0.4));
        all.putAll(beside);
        return all;
    }
}
