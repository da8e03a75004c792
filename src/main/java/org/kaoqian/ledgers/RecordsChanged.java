package org.kaoqian.ledgers;

/** Records of a ledger were added or changed, one or many; published within the transaction that does it. */
public record RecordsChanged(String ledger) {}
