package org.kaoqian.licensing;

import org.kaoqian.shared.Sentence;

/** A day in the life of a renewal that a reminder can hang on. Each moves forward, never back, as the expiry does. */
public enum Moment {
    /** From this day one may apply: by law, or where the law is silent by a setting of the service. */
    EARLIEST("最早可申请日", "First day to apply"),
    /** The last safe day to apply. Where two rules conflict it is the earlier. */
    LATEST("最晚应申请日", "Last safe day to apply"),
    /** The day after which an application counts as late. Where two rules conflict it is the later. */
    ENFORCED_LATEST("逾期认定日", "Last day before it counts as late"),
    EXPIRY("届满日", "Expiry");

    private final Sentence title;

    Moment(String zh, String en) {
        this.title = Sentence.of(zh, en);
    }

    public Sentence title() {
        return title;
    }
}
