package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.access.CurrentViewer;
import org.springframework.stereotype.Component;

/**
 * The ledgers as the person who asks may know them. Every handler finds its ledger here and nowhere else: what is not
 * for the person's duties does not exist, be it a whole ledger or a field of one.
 */
@Component
class VisibleLedgers {

    private final Ledgers ledgers;
    private final CurrentViewer current;

    VisibleLedgers(Ledgers ledgers, CurrentViewer current) {
        this.ledgers = ledgers;
        this.current = current;
    }

    List<Ledger> all() {
        var duties = current.viewer().duties();
        return ledgers.all().stream()
                .filter(ledger -> ledger.isSeenBy(duties))
                .map(ledger -> ledger.seenWith(duties))
                .toList();
    }

    List<String> names() {
        return all().stream().map(Ledger::name).toList();
    }

    Optional<Ledger> find(String name) {
        var duties = current.viewer().duties();
        return ledgers.find(name).filter(ledger -> ledger.isSeenBy(duties)).map(ledger -> ledger.seenWith(duties));
    }

    /** The ledger of that name; to the person it is not there where it is for others only. */
    Ledger named(String name) {
        return find(name).orElseThrow(() -> LedgerSays.noLedger(name));
    }

    /** The import, where the person sees its region and its ledger. */
    FileImport sees(Optional<FileImport> found) {
        return found.filter(one -> current.viewer().sees(one.upload().scope()))
                .filter(one -> find(one.ledger()).isPresent())
                .orElseThrow(LedgerSays::noImport);
    }
}
