package org.kaoqian.casework;

import java.util.Locale;
import org.kaoqian.shared.Sentence;

/** Where a case stands. */
public enum State {
    OPEN("待办", "Open"),
    POSTPONED("已推迟", "Postponed"),
    CLOSED("已办结", "Closed");

    private final Sentence label;

    State(String zh, String en) {
        this.label = Sentence.of(zh, en);
    }

    public Sentence label() {
        return label;
    }

    /** The word in the database and in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
