package org.kaoqian.knowledge;

import java.util.Optional;

/** A language model that says something to an instruction and a text. */
interface LanguageModel {

    /** Whether an installation has one. */
    boolean isThere();

    /** What it says; empty where it fails or takes too long, so that nothing depends on it. */
    Optional<String> say(String instruction, String text);
}
