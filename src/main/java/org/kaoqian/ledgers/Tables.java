package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.packs.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the tables of packs' ledgers from one book to the next. Whatever would lose data is refused with the way to do it. */
@Component
class Tables {

    private final JdbcClient db;

    Tables(JdbcClient db) {
        this.db = db;
    }

    /** Why the step cannot be taken; looks at what the tables hold. */
    List<Fault> losses(LedgerBook now, LedgerBook next) {
        var faults = new ArrayList<Fault>();
        for (var after : next.all()) {
            if (after.access().pack() != null) {
                now.find(after.name())
                        .ifPresent(before -> new TableChange(db, before, after)
                                .losses()
                                .forEach(loss -> faults.add(new Fault(
                                        next.file(after),
                                        loss.field() < 0
                                                ? 1
                                                : next.lines(after)
                                                        .map(lines -> lines.of("fields", loss.field()))
                                                        .orElse(0),
                                        loss.why()))));
            }
        }
        for (var before : gone(now, next)) {
            if (stillInAPack(before, next) && TableChange.holdsRows(db, before)) {
                faults.add(new Fault(before.access().pack() + "/pack.yaml", 0, TableChange.wouldDrop(before)));
            }
        }
        return faults;
    }

    /** Takes the step, inside the caller's transaction. */
    void change(LedgerBook now, LedgerBook next) {
        for (var after : next.all()) {
            if (after.access().pack() != null) {
                var before = now.find(after.name());
                (before.isPresent()
                                ? new TableChange(db, before.get(), after).statements()
                                : NewTable.statements(after))
                        .forEach(statement -> db.sql(statement).update());
            }
        }
        gone(now, next)
                .forEach(ledger ->
                        db.sql("drop table if exists " + ledger.table()).update());
    }

    private static List<Ledger> gone(LedgerBook now, LedgerBook next) {
        return now.all().stream()
                .filter(ledger -> ledger.access().pack() != null)
                .filter(ledger -> next.find(ledger.name()).isEmpty())
                .toList();
    }

    /** Whether its pack stays and only the ledger goes; a pack that is purged goes with all of its rows. */
    private static boolean stillInAPack(Ledger ledger, LedgerBook next) {
        return next.all().stream()
                .anyMatch(other -> String.valueOf(ledger.access().pack())
                        .equals(other.access().pack()));
    }
}
