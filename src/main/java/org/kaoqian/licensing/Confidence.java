package org.kaoqian.licensing;

import org.kaoqian.shared.Sentence;

/** How sure we are of what an entry says. C is never shown as law: it is a setting that the district confirms. */
public enum Confidence {
    A("已核对原文", "Read in the source"),
    B("依既有知识", "Known, not read again"),
    C("待本区确认", "To be confirmed by the district");

    private final Sentence meaning;

    Confidence(String zh, String en) {
        this.meaning = Sentence.of(zh, en);
    }

    public Sentence meaning() {
        return meaning;
    }
}
