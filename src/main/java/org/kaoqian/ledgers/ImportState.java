package org.kaoqian.ledgers;

/** How an import stands. FAILED means that nothing of the file is in the ledger. */
enum ImportState {
    RUNNING,
    DONE,
    FAILED
}
