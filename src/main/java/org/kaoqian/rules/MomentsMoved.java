package org.kaoqian.rules;

import org.kaoqian.shared.Sentence;

/**
 * The days of a ledger's cycles are reckoned otherwise from now on: a holiday calendar was published, a district confirmed a
 * period of its own. Published by the module that contributes the ledger's {@link Cycles}, within the transaction of the
 * change and before its audit entry. No sweep runs until that transaction ends; what was raised stays raised.
 *
 * @param cause what happened, without a full stop
 */
public record MomentsMoved(String district, String ledger, Sentence cause) {}
