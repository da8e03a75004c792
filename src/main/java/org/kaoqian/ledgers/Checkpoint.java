package org.kaoqian.ledgers;

/** Told how far a run of an import is; a test ends the run here as a crash would. */
@FunctionalInterface
interface Checkpoint {

    Checkpoint NONE = (where, row) -> {};

    void reached(String where, int row);
}
