package org.kaoqian.ledgers;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through a ledger for records that may be the same. First every record that is new or changed is read, then the
 * partners of each are looked for; some thousand records at a time, each time in a transaction of its own. Killed anywhere,
 * it goes on where it was: what was read is known by its version, whose partners were looked for by a mark.
 */
@Component
class LookForDuplicates {

    static final int AT_ONCE = 5_000;

    /** From so many changed records on the ledger is walked through by number. */
    private static final int MANY = 50_000;
    /** A change bears the time at which its transaction began. */
    private static final int LONGEST_TRANSACTION_HOURS = 1;

    private static final int FEW_FOR_STATISTICS = 1_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Likenesses likenesses;
    private final Pairs pairs;
    private final ChangeLog changes;

    LookForDuplicates(
            JdbcClient db, TransactionTemplate transaction, Likenesses likenesses, Pairs pairs, ChangeLog changes) {
        this.db = db;
        this.transaction = transaction;
        this.likenesses = likenesses;
        this.pairs = pairs;
        this.changes = changes;
    }

    /** @param read how many records were new or had changed; found: how many pairs those are part of */
    record Looked(long read, long found) {}

    private record Progress(String shape, OffsetDateTime changes, OffsetDateTime at) {}

    /** When the ledger was last looked through; empty for never. */
    Optional<OffsetDateTime> last(Ledger ledger) {
        return progress(ledger).map(Progress::at);
    }

    /**
     * @param ledger with every field
     * @param whole whether each record is asked for its version, and those that are gone are let go of; else only what
     *     changed since the last time
     */
    Looked look(Ledger ledger, boolean whole) {
        if (!likenesses.hasDistrict()) {
            return new Looked(0, 0);
        }
        var compared = Compared.of(ledger);
        var progress = progress(ledger);
        if (compared.isEmpty()) {
            progress.ifPresent(former -> inTurn(ledger, () -> forgotten(ledger)));
            return new Looked(0, 0);
        }
        var reader = likenesses.reader(compared);
        var shape = compared.shape(reader.places());
        var former = progress.filter(one -> one.shape().equals(shape)).orElse(null);
        if (former == null && progress.isPresent()) {
            inTurn(ledger, () -> forgotten(ledger));
        }
        var upTo = latestChange(ledger);
        long read = read(reader, whole ? null : former);
        if (read > FEW_FOR_STATISTICS) {
            db.sql("analyze ledgers.likeness").update();
            db.sql("analyze ledgers.likeness_key").update();
        }
        long found = walk(
                ledger,
                after -> pairs.unpaired(ledger, after, AT_ONCE),
                records -> pairs.find(reader, records, changes.now()),
                Long::longValue);
        inTurn(ledger, () -> {
            if (whole) {
                likenesses.forgetGone(ledger);
            }
            return told(ledger, shape, upTo);
        });
        return new Looked(read, found);
    }

    private long read(Likenesses.Reader reader, @Nullable Progress former) {
        var ledger = reader.compared().ledger();
        if (former != null) {
            var changed = likenesses.changed(ledger, former.changes().minusHours(LONGEST_TRANSACTION_HOURS), MANY);
            if (changed.size() < MANY) {
                for (int i = 0; i < changed.size(); i += AT_ONCE) {
                    var some = changed.subList(i, Math.min(i + AT_ONCE, changed.size()));
                    inTurn(ledger, () -> {
                        likenesses.keep(
                                ledger, List.copyOf(likenesses.of(reader, some).values()));
                        return some.size();
                    });
                }
                return changed.size();
            }
        }
        return walk(
                ledger,
                after -> likenesses.unread(reader, after, AT_ONCE),
                some -> {
                    likenesses.keep(ledger, some);
                    return some.size();
                },
                Likeness::record);
    }

    private interface Step<T> {
        int take(List<T> some);
    }

    /** Takes the next some until there are no more, each time in a transaction of its own. */
    private <T> long walk(
            Ledger ledger, LongFunction<List<T>> next, Step<T> step, java.util.function.ToLongFunction<T> number) {
        long sum = 0;
        long after = 0;
        while (true) {
            long from = after;
            var last = new long[] {0};
            sum += inTurn(ledger, () -> {
                var some = next.apply(from);
                if (some.isEmpty()) {
                    return 0;
                }
                last[0] = number.applyAsLong(some.getLast());
                return step.take(some);
            });
            if (last[0] == 0) {
                return sum;
            }
            after = last[0];
        }
    }

    /** In a transaction, while no other process looks through the same ledger. */
    private int inTurn(Ledger ledger, Supplier<Integer> work) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            db.sql("select pg_advisory_xact_lock(hashtext(:ledger))")
                    .param("ledger", "ledgers.likeness:" + ledger.name())
                    .query((row, n) -> true)
                    .single();
            return work.get();
        }));
    }

    private int forgotten(Ledger ledger) {
        likenesses.forget(ledger.name());
        return 0;
    }

    private Optional<Progress> progress(Ledger ledger) {
        return db.sql("select shape, changes, at from ledgers.likeness_progress where district = :district"
                        + " and ledger = :ledger")
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .query((row, n) -> new Progress(
                        row.getString("shape"),
                        row.getObject("changes", OffsetDateTime.class),
                        row.getObject("at", OffsetDateTime.class)))
                .optional();
    }

    private OffsetDateTime latestChange(Ledger ledger) {
        return db.sql("select coalesce(max(changed_at), :now) from " + ledger.table() + " where district = :district")
                .param("district", likenesses.district())
                .param("now", changes.now())
                .query(OffsetDateTime.class)
                .single();
    }

    private int told(Ledger ledger, String shape, OffsetDateTime upTo) {
        return db.sql("insert into ledgers.likeness_progress (district, ledger, shape, changes, at) values (:district,"
                        + " :ledger, :shape, :changes, :at) on conflict (district, ledger) do update set"
                        + " shape = excluded.shape, changes = excluded.changes, at = excluded.at")
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("shape", shape)
                .param("changes", upTo)
                .param("at", changes.now())
                .update();
    }
}
