package org.kaoqian.speech;

import org.kaoqian.shared.Sentence;

/** What came of hearing. */
public sealed interface Heard {

    /** @param text what was said; empty where nothing was */
    record Words(String text) implements Heard {}

    /** Nobody is there to hear: none is configured, or it cannot be used. */
    record Deaf(Sentence why) implements Heard {}

    /** It was tried and did not work this time. */
    record Failed(Sentence why) implements Heard {}
}
