package org.kaoqian.ledgers;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the records that may be the same among those that have a number in common, and keeps them as pairs. */
@Component
class Pairs {

    /** What more records have in common says nothing: a landlord's telephone, a market hall. */
    static final int COMMON = 20;

    private final JdbcClient db;
    private final Likenesses likenesses;

    Pairs(JdbcClient db, Likenesses likenesses) {
        this.db = db;
        this.likenesses = likenesses;
    }

    /** @param one the smaller number */
    private record Two(long one, long other) {}

    private record Found(Likeness one, Likeness other, Likeness.Alike alike) {}

    /** Records whose partners have not been looked for since they were read. */
    List<Long> unpaired(Ledger ledger, long after, int limit) {
        return db.sql(
                        "select record from ledgers.likeness where district = :district and ledger = :ledger and not paired"
                                + " and record > :after order by record limit " + limit)
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("after", after)
                .query(Long.class)
                .list();
    }

    /** Looks for the partners of these records; how many pairs there are. */
    int find(Likenesses.Reader reader, List<Long> records, OffsetDateTime now) {
        var ledger = reader.compared().ledger();
        var candidates = candidates(ledger, records);
        var ids = new HashSet<Long>();
        candidates.forEach(two -> {
            ids.add(two.one());
            ids.add(two.other());
        });
        var read = likenesses.of(reader, ids);
        var found = new ArrayList<Found>();
        for (var two : candidates) {
            var one = read.get(two.one());
            var other = read.get(two.other());
            if (one != null && other != null) {
                one.to(other, reader.compared()).ifPresent(alike -> found.add(new Found(one, other, alike)));
            }
        }
        clear(ledger, records);
        keep(ledger, found, now);
        db.sql("update ledgers.likeness set paired = true where district = :district and ledger = :ledger"
                        + " and record = any(:ids)")
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("ids", records.toArray(Long[]::new))
                .update();
        return found.size();
    }

    private Set<Two> candidates(Ledger ledger, List<Long> records) {
        var mine = new HashSet<>(records);
        var candidates = new HashSet<Two>();
        db.sql(
                        "select array_agg(b.record) as records from (select distinct unnest(l.keys) as key from ledgers.likeness l"
                                + " where l.district = :district and l.ledger = :ledger and l.record = any(:ids)) x"
                                + " cross join lateral (select k.record from ledgers.likeness_key k where k.district = :district"
                                + " and k.key = x.key order by k.record limit " + (COMMON + 1) + ") b"
                                + " group by x.key having count(*) between 2 and " + COMMON)
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("ids", records.toArray(Long[]::new))
                .query((java.sql.ResultSet row) -> {
                    var group = (Long[]) row.getArray("records").getArray();
                    for (int i = 0; i < group.length; i++) {
                        for (int j = i + 1; j < group.length; j++) {
                            if (mine.contains(group[i]) || mine.contains(group[j])) {
                                candidates.add(new Two(Math.min(group[i], group[j]), Math.max(group[i], group[j])));
                            }
                        }
                    }
                });
        return candidates;
    }

    /** Takes out what is found anew; what somebody dismissed stays as long as neither record has changed in it. */
    private void clear(Ledger ledger, List<Long> records) {
        db.sql("delete from ledgers.duplicate d where d.district = :district and d.ledger = :ledger"
                        + " and (d.one = any(:ids) or d.other = any(:ids)) and (d.dismissed_at is null"
                        + " or not exists (select 1 from ledgers.likeness a join ledgers.likeness b"
                        + " on b.district = a.district and b.ledger = a.ledger where a.district = d.district"
                        + " and a.ledger = d.ledger and a.record = d.one and b.record = d.other"
                        + " and a.print = d.one_print and b.print = d.other_print))")
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("ids", records.toArray(Long[]::new))
                .update();
    }

    private void keep(Ledger ledger, List<Found> found, OffsetDateTime now) {
        if (found.isEmpty()) {
            return;
        }
        db.sql("insert into ledgers.duplicate (district, ledger, one, other, same, near, rank, one_print, other_print,"
                        + " found_at) select :district, :ledger, o, t, case when s = '' then '{}'::text[] else string_to_array(s, ',') end, n, r, p, q, :now"
                        + " from unnest(cast(:ones as bigint[]), cast(:others as bigint[]), cast(:same as text[]),"
                        + " cast(:near as smallint[]), cast(:ranks as smallint[]), cast(:prints as bytea[]),"
                        + " cast(:prints2 as bytea[])) as u(o, t, s, n, r, p, q) on conflict do nothing")
                .param("district", likenesses.district())
                .param("ledger", ledger.name())
                .param("now", now)
                .param("ones", found.stream().map(pair -> pair.one().record()).toArray(Long[]::new))
                .param(
                        "others",
                        found.stream().map(pair -> pair.other().record()).toArray(Long[]::new))
                .param(
                        "same",
                        found.stream()
                                .map(pair -> String.join(",", pair.alike().same()))
                                .toArray(String[]::new))
                .param("near", found.stream().map(pair -> pair.alike().near()).toArray(Integer[]::new))
                .param("ranks", found.stream().map(pair -> pair.alike().rank()).toArray(Integer[]::new))
                .param(
                        "prints",
                        found.stream()
                                .map(pair -> Seals.hex(pair.one().print()))
                                .toArray(String[]::new))
                .param(
                        "prints2",
                        found.stream()
                                .map(pair -> Seals.hex(pair.other().print()))
                                .toArray(String[]::new))
                .update();
    }
}
