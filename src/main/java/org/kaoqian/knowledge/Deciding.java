package org.kaoqian.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers where the right entry stands out; asks back where item or aspect is open; hands over where nothing is near. */
final class Deciding {

    private static final int CHOICES = 3;
    private static final double ENOUGH = 0.84;
    private static final double CERTAIN = 0.96;
    private static final double NEAREST = 0.15;
    private static final double ONE_ITEM = 0.85;
    private static final double SAME_WORDS = 0.36;
    private static final Pattern HOW_LONG_OR_WHEN = Pattern.compile("好久");
    private static final String NOTHING_NEAR = "这个问题暂时没有现成的答案。可以换个说法再问，或转工作人员在期限内答复。";

    private final Calibration calibration;

    Deciding(Calibration calibration) {
        this.calibration = calibration;
    }

    /** @param context the item that the conversation is about */
    Verdict decide(Understood asked, Ranked ranked, @Nullable String context) {
        if (ranked.isEmpty() || asked.text().isBlank()) {
            return new Verdict.HandOver(NOTHING_NEAR, 0, List.of());
        }
        var sure = calibration.sure(ranked, asked);
        var first = ranked.first();
        var asWritten = first.sign(Sign.COS) > SAME_WORDS && first.sign(Sign.WORDS) > 0.8;
        var open = open(asked, ranked, context);
        if (open != null && !asWritten) {
            return new Verdict.Clarify(open.ask, sure, open.choices);
        }
        if (sure >= (asked.isTornStory() ? CERTAIN : ENOUGH)) {
            return new Verdict.Answer(
                    first,
                    sure,
                    ranked.best().subList(0, Math.min(CHOICES, ranked.best().size())));
        }
        var choices = ranked.best().stream().limit(CHOICES).toList();
        return isNear(asked, ranked, sure)
                ? new Verdict.Choices(sure, choices)
                : new Verdict.HandOver(NOTHING_NEAR, sure, choices);
    }

    private record Open(String ask, List<Scored> choices) {}

    private static @Nullable Open open(Understood asked, Ranked ranked, @Nullable String context) {
        var item = ranked.first().item();
        var about = context != null && context.equals(item.code());
        var settled = about || asked.namesOne();
        if (!settled && asked.asks() && (asked.namesSeveral() || isBare(asked)) && ranked.itemShare() < ONE_ITEM) {
            return new Open("您问的是哪一种证、哪件事？请选一个，或补充说明行业和证的名称。", ranked.firstOfItems(CHOICES));
        }
        if (settled && HOW_LONG_OR_WHEN.matcher(asked.text()).find() && ranked.share() < ONE_ITEM) {
            return new Open(
                    "“好久”您是问要多长时间，还是什么时候？",
                    ranked.best().stream().limit(CHOICES).toList());
        }
        if (settled && !asked.asks() && asked.bare().length() <= 4 && !about) {
            var of = ranked.best().stream()
                    .filter(scored -> scored.item().code().equals(item.code()))
                    .limit(CHOICES)
                    .toList();
            return new Open("关于“" + item.name() + "”，您想问哪方面？", of);
        }
        return null;
    }

    /** Hardly anything but an aspect: 过期了怎么办. */
    private static boolean isBare(Understood asked) {
        return asked.mentions().isEmpty() && asked.text().length() <= 9;
    }

    private static boolean isNear(Understood asked, Ranked ranked, double sure) {
        var first = ranked.first();
        return sure >= NEAREST
                || first.sign(Sign.NAMED) > 0.5
                || first.sign(Sign.COS) > Math.max(0.08, ranked.elsewhere() - 0.55);
    }
}
