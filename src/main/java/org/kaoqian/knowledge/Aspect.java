package org.kaoqian.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** What one may want to know of a service item. The word of an aspect is the second half of an entry's id. */
public enum Aspect {
    WHAT("是什么、有什么用", "What it is"),
    CONDITIONS("要什么条件", "Conditions"),
    MATERIALS("要什么材料", "Papers"),
    WHERE("在哪里办", "Where"),
    ONLINE("网上怎么办", "On line"),
    DURATION("多久能办好", "How long it takes"),
    FEE("要不要钱", "Fee"),
    VALIDITY("有效期多长", "Validity"),
    RENEWAL("到期前怎么延续", "Renewal"),
    EXPIRED("过期了怎么办", "After expiry"),
    CHANGE("怎么变更", "Change"),
    REISSUE("遗失了怎么补办", "Re-issue"),
    CANCEL("怎么注销", "Cancellation"),
    PROGRESS("怎么查进度", "Progress"),
    REJECTED("被退回怎么办", "Refusal"),
    APPEAL("不服怎么办", "Appeal"),
    PROXY("能不能代办", "By proxy"),
    CROSS_REGION("异地能不能办", "Across regions"),
    SITE("要不要现场核查", "Visit to the site"),
    PENALTY("不办有什么后果", "Penalties"),
    BASIS("依据是什么", "Legal basis"),
    CONTACT("向谁咨询", "Contact");

    private final Sentence title;

    Aspect(String zh, String en) {
        this.title = Sentence.of(zh, en);
    }

    public Sentence title() {
        return title;
    }

    /** As it stands in ids and files: {@code cross_region}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Aspect> of(String word) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.word().equals(word))
                .findFirst();
    }
}
