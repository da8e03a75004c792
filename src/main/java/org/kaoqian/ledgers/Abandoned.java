package org.kaoqian.ledgers;

/** A run lost its import to a later run, so everything it still does must not count. */
final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Abandoned(ImportId id) {
        super("Another run has taken over import " + id);
    }
}
