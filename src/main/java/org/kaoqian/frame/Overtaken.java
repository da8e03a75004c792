package org.kaoqian.frame;

import org.kaoqian.shared.Sentence;

/** A lost race: somebody else changed the thing first; answered with 409 as a page or as a problem. */
public final class Overtaken extends RuntimeException {

    private final transient Sentence sentence;

    public Overtaken(Sentence sentence) {
        super(sentence.en());
        this.sentence = sentence;
    }

    Sentence sentence() {
        return sentence;
    }
}
