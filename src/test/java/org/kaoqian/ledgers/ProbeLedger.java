package org.kaoqian.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A ledger with a field of every type, declared in the tests. */
final class ProbeLedger {

    final Ledger ledger;
    final Conditions conditions;

    ProbeLedger() {
        try {
            var declarations = new Declarations("classpath*:probe-ledgers/*.yaml");
            var ledgers = new Ledgers(declarations, List.of());
            this.ledger = ledgers.named("probe");
            this.conditions = new Conditions(ledgers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Condition condition(String cel) {
        return switch (conditions.compile(ledger, cel)) {
            case Compiled.Valid valid -> valid.condition();
            case Compiled.Invalid invalid -> throw new AssertionError(cel + ": " + invalid.faults());
        };
    }
}
