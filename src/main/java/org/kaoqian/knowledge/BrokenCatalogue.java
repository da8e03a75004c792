package org.kaoqian.knowledge;

import org.kaoqian.shared.Sentence;

/** A file of the catalogue that cannot be understood: where, what is wrong, and what to do. It stops the start. */
final class BrokenCatalogue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenCatalogue(String place, Sentence fault) {
        super(place + ": " + fault);
    }

    static BrokenCatalogue at(String file, int line, String zh, String en) {
        return new BrokenCatalogue(file + (line > 0 ? ":" + line : ""), Sentence.of(zh, en));
    }
}
