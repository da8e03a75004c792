package org.kaoqian.ledgers;

import org.kaoqian.shared.Sentence;

/** What a cell means for its field. Kept text is as the table stores it. */
sealed interface Value {

    record Blank() implements Value {}

    record Kept(String text) implements Value {}

    /** Text that an open code list does not know. */
    record Unlisted(String text) implements Value {}

    record Wrong(Sentence why) implements Value {}

    Value BLANK = new Blank();

    static Value wrong(String zh, String en) {
        return new Wrong(Sentence.of(zh, en));
    }
}
