package org.kaoqian.casework;

import java.util.List;
import java.util.Set;
import org.kaoqian.ledgers.LedgerBook;

/** The kinds of cases and the ledgers that hold at one moment. */
record Known(KindBook kinds, LedgerBook ledgers) {

    /**
     * The ledgers whose cases somebody with these duties may know of. One that is not declared any more is not among them:
     * nobody could tell whom it was for.
     */
    Set<String> seenBy(Set<String> duties) {
        return ledgers.seenBy(duties);
    }

    /** The kinds of cases that somebody with these duties may know of. */
    List<CaseKind> kindsFor(Set<String> duties) {
        var seen = seenBy(duties);
        return kinds.all().stream().filter(kind -> kinds.isAbout(kind, seen)).toList();
    }
}
