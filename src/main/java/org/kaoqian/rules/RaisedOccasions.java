package org.kaoqian.rules;

import java.time.LocalDate;
import org.kaoqian.ledgers.Ledger;

/**
 * The occasions that one sweep has just raised for one rule: rows of {@code rules.raised_occasion}.
 *
 * @param count how many; never 0
 */
public record RaisedOccasions(String district, long sweep, Rule rule, LocalDate asOf, long count) {

    public Ledger ledger() {
        return rule.ledger();
    }
}
