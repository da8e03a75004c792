package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the tables of packs' ledgers from one book to the next. Whatever would lose data is refused with the way to do it. */
@Component
class Tables {

    /** What is kept beside a ledger of how its records compare. */
    private static final List<String> COMPARED =
            List.of("likeness", "likeness_progress", "duplicate", "merged", "former_key");

    private final JdbcClient db;

    Tables(JdbcClient db) {
        this.db = db;
    }

    /**
     * Why the step cannot be taken; looks at what the tables hold.
     *
     * @param staying the packs that there will be; what goes with a pack that is purged is no loss
     */
    List<Fault> losses(LedgerBook now, LedgerBook next, Set<String> staying) {
        var faults = new ArrayList<Fault>();
        for (var after : next.all()) {
            if (after.access().pack() != null) {
                if (now.find(after.name()).isEmpty() && exists(after)) {
                    faults.add(new Fault(next.file(after), 1, left(after)));
                }
                now.find(after.name())
                        .ifPresent(before -> new TableChange(db, before, after)
                                .losses(next)
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
            if (staying.contains(before.access().pack()) && TableChange.holdsRows(db, before)) {
                faults.add(new Fault(before.access().pack() + "/pack.yaml", 0, TableChange.wouldDrop(before)));
            }
        }
        return faults;
    }

    private boolean exists(Ledger ledger) {
        return db.sql("select to_regclass(:table) is not null")
                .param("table", ledger.table())
                .query(Boolean.class)
                .single();
    }

    private static Sentence left(Ledger ledger) {
        return Sentence.of(
                "数据库里还留着叫“%s”的台账，是已移除的包或读不懂的旧版留下的；请先清除那个包的数据，或换一个台账名。".formatted(ledger.name()),
                "A ledger '%s' of a removed pack, or of a version that cannot be read, is still in the database: purge that pack first or choose another name."
                        .formatted(ledger.name()));
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
        gone(now, next).forEach(ledger -> {
            db.sql("drop table if exists " + ledger.table()).update();
            db.sql("delete from ledgers.likeness_key k using (select l.district, l.record, unnest(l.keys) as key from"
                            + " ledgers.likeness l where l.ledger = :ledger) old where k.district = old.district"
                            + " and k.key = old.key and k.record = old.record")
                    .param("ledger", ledger.name())
                    .update();
            for (var table : COMPARED) {
                db.sql("delete from ledgers." + table + " where ledger = :ledger")
                        .param("ledger", ledger.name())
                        .update();
            }
        });
    }

    private static List<Ledger> gone(LedgerBook now, LedgerBook next) {
        return now.all().stream()
                .filter(ledger -> ledger.access().pack() != null)
                .filter(ledger -> next.find(ledger.name()).isEmpty())
                .toList();
    }
}
