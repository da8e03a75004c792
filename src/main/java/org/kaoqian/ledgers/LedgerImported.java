package org.kaoqian.ledgers;

/** A file's rows have been merged into a ledger; published within the transaction that merges them. */
public record LedgerImported(String ledger, ImportId importId) {}
