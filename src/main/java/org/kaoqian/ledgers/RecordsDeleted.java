package org.kaoqian.ledgers;

import org.kaoqian.shared.Sentence;

/**
 * Records of a ledger were deleted, one or many; published within the transaction that does it, when they are gone.
 *
 * @param table where those that are left are
 */
public record RecordsDeleted(String ledger, String table, Sentence why) {}
