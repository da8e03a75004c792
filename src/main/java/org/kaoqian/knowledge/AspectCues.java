package org.kaoqian.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/** Which aspects a question asks about, by cue words: knowledge/aspects.yaml. */
final class AspectCues {

    /** How an aspect is asked, and what gives it away. */
    record Written(List<String> ask, List<String> strong, List<String> weak) {}

    private record Cue(List<Pattern> strong, List<Pattern> weak) {}

    private static final double WEAK = 0.45;
    private static final double AGAIN = 0.15;

    private final Map<Aspect, Cue> cues = new EnumMap<>(Aspect.class);
    private final Map<Aspect, List<String>> ask = new EnumMap<>(Aspect.class);

    AspectCues() {
        DataFile.yaml("aspects.yaml", new TypeReference<Map<String, Written>>() {}).forEach((word, written) -> {
            var aspect = Aspect.of(word).orElseThrow(() -> new IllegalStateException("aspects.yaml: " + word));
            cues.put(aspect, new Cue(patterns(written.strong), patterns(written.weak)));
            ask.put(aspect, List.copyOf(written.ask));
        });
    }

    private static List<Pattern> patterns(List<String> all) {
        return all.stream().map(Pattern::compile).toList();
    }

    /** How an aspect of something is asked, with {n} for its name. */
    List<String> phrasings(Aspect aspect) {
        return ask.getOrDefault(aspect, List.of());
    }

    /** How much speaks for each aspect, from 0 to 1; those without a cue are left out. */
    Map<Aspect, Double> in(String text) {
        var found = new EnumMap<Aspect, Double>(Aspect.class);
        cues.forEach((aspect, cue) -> {
            var strong = cue.strong.stream().filter(each -> each.matcher(text).find()).count();
            var weak = cue.weak.stream().filter(each -> each.matcher(text).find()).count();
            if (strong + weak > 0) {
                found.put(aspect, Math.min(1, (strong > 0 ? 0.8 : WEAK) + AGAIN * (strong + weak - 1)));
            }
        });
        return found;
    }
}
