package org.kaoqian.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** What differs from district to district and is never invented. */
public enum DistrictSetting {
    COUNTER("窗口地址", "Counter"),
    PHONE("咨询电话", "Telephone"),
    HOURS("办公时间", "Opening hours"),
    PROMISED("承诺办结时限", "Promised time"),
    ONLINE("网上办理入口", "On-line address");

    /** What stands in an answer as long as the district has not said. */
    public static final String UNSET = "以窗口公布为准";

    private final Sentence title;

    DistrictSetting(String zh, String en) {
        this.title = Sentence.of(zh, en);
    }

    public Sentence title() {
        return title;
    }

    /** As in a placeholder and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DistrictSetting> of(String word) {
        return Arrays.stream(values())
                .filter(setting -> setting.word().equals(word))
                .findFirst();
    }
}
