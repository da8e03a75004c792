package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.packs.Fault;

/** Looks whether the expressions of derived fields can be columns. */
final class CheckDerived {

    private final LedgerBook book;

    CheckDerived(LedgerBook book) {
        this.book = book;
    }

    List<Fault> faults() {
        return new ArrayList<>();
    }
}
