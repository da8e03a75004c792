package org.kaoqian.knowledge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/** Which aspects a question asks about, by cue words: knowledge/aspects.yaml. */
final class AspectCues {

    /** How an aspect is asked, and what gives it away. */
    record Written(List<String> ask, List<String> strong, List<String> weak) {}

    private record Cue(List<Pattern> strong, List<Pattern> weak) {}

    private static final Pattern EVERYDAY = Pattern.compile(
            "怎么办|怎么|什么|多少|哪里|哪些|哪个|申请|办理|需要|可以|能不能|想要|现在|一下|这个|那个|时候|的话|要是|如果|快到期|[^\\u4e00-\\u9fffa-z0-9]|[的了吗呢我你要办去在是有个这那请能会一下还就都也很没不想给和跟把被得到嘛哦啊吧]");
    private static final double WEAK = 0.45;
    private static final double AGAIN = 0.15;
    private static final double SURE = 0.8;
    private static final double YIELD = 0.6;
    private static final Set<Aspect> EVENTS = EnumSet.of(
            Aspect.REISSUE,
            Aspect.APPEAL,
            Aspect.PROGRESS,
            Aspect.CANCEL,
            Aspect.RENEWAL,
            Aspect.EXPIRED,
            Aspect.CHANGE,
            Aspect.REJECTED);
    private static final Set<Aspect> ROUNDABOUT = EnumSet.of(Aspect.WHERE, Aspect.WHAT, Aspect.CONDITIONS);

    private final Map<Aspect, Cue> cues = new EnumMap<>(Aspect.class);
    private final Map<Aspect, List<String>> ask = new EnumMap<>(Aspect.class);

    AspectCues() {
        DataFile.yaml("aspects.yaml", new TypeReference<Map<String, Written>>() {})
                .forEach((word, written) -> {
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
            var strong = cue.strong.stream()
                    .filter(each -> each.matcher(text).find())
                    .count();
            var weak =
                    cue.weak.stream().filter(each -> each.matcher(text).find()).count();
            if (strong + weak > 0) {
                found.put(aspect, Math.min(1, (strong > 0 ? 0.8 : WEAK) + AGAIN * (strong + weak - 1)));
            }
        });
        giveWay(found);
        return found;
    }

    /** What happens to a licence outweighs where and how to go about it: 遗失了去哪里补 asks about the re-issue. */
    private static void giveWay(Map<Aspect, Double> found) {
        if (EVENTS.stream().anyMatch(event -> found.getOrDefault(event, 0.0) >= SURE)) {
            ROUNDABOUT.forEach(aspect -> found.computeIfPresent(aspect, (same, weight) -> weight * YIELD));
        }
        if (found.getOrDefault(Aspect.APPEAL, 0.0) >= SURE) {
            found.computeIfPresent(Aspect.REJECTED, (same, weight) -> weight * YIELD);
        }
        if (found.getOrDefault(Aspect.EXPIRED, 0.0) >= SURE) {
            found.computeIfPresent(Aspect.RENEWAL, (same, weight) -> weight * YIELD);
        }
    }

    /** What a question says beside its cues and the words that every question has. */
    String rest(String bare) {
        var rest = bare;
        for (var cue : cues.values()) {
            for (var strong : cue.strong) {
                rest = strong.matcher(rest).replaceAll("");
            }
        }
        return EVERYDAY.matcher(rest).replaceAll("");
    }
}
