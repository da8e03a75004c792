package org.kaoqian.frame;

import org.kaoqian.shared.Sentence;

/** What an address names is not there, or not for this viewer; answered with 404 as a page or as a problem. */
public final class Absent extends RuntimeException {

    private final transient Sentence sentence;

    public Absent(Sentence sentence) {
        super(sentence.en());
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
    }
}
