package org.kaoqian.ledgers;

import org.kaoqian.shared.Sentence;

/** Breaks off the reading of a file that cannot be imported; becomes a value where the import begins. */
final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Sentence reason;

    UnreadableFile(Sentence reason) {
        super(reason.en(), null, false, false);
        this.reason = reason;
    }

    UnreadableFile(String zh, String en) {
        this(Sentence.of(zh, en));
    }

    Sentence reason() {
        return reason;
    }
}
