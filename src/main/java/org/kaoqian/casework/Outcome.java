package org.kaoqian.casework;

import org.kaoqian.shared.Sentence;

/** How a case ended. */
public enum Outcome {
    RENEWAL_ACCEPTED("延续已受理", "Renewal accepted"),
    BUSINESS_CLOSED("已歇业", "Business closed"),
    MOVED_AWAY("已迁出", "Moved away"),
    NOT_NEEDED("不需要办理", "Not needed"),
    /** Something else, said in a note. */
    OTHER("其他", "Other");

    private final Sentence label;

    Outcome(String zh, String en) {
        this.label = Sentence.of(zh, en);
    }

    public Sentence label() {
        return label;
    }
}
