package org.kaoqian.ledgers;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where records went that were merged into others, by their number and by the key that they had. */
@Component
class Merged {

    private static final int LONGEST_WAY = 100;

    private final JdbcClient db;

    Merged(JdbcClient db) {
        this.db = db;
    }

    /** @param kept the record that is there now, however many merges later */
    record Into(long lost, long kept, long batch, OffsetDateTime at, String by) {}

    /** A query for all records that a key which no record bears any longer leads to: its columns key and record. */
    static String formerKeys(String ledger) {
        return "with recursive way as (select f.key, f.record, 0 as steps from ledgers.former_key f where f.district = :district"
                + " and f.ledger = '" + ledger + "' union all select w.key, m.kept, w.steps + 1 from way w"
                + " join ledgers.merged m on m.district = :district and m.ledger = '" + ledger
                + "' and m.lost = w.record where w.steps < " + LONGEST_WAY + ")";
    }

    Optional<Into> find(Ledger ledger, String district, long lost) {
        return db.sql(
                        "with recursive way as (select m.lost, m.kept, m.batch, m.at, m.by, 1 as steps from ledgers.merged m"
                                + " where m.district = :district and m.ledger = :ledger and m.lost = :lost union all"
                                + " select m.lost, m.kept, m.batch, m.at, m.by, w.steps + 1 from way w join ledgers.merged m"
                                + " on m.district = :district and m.ledger = :ledger and m.lost = w.kept where w.steps < "
                                + LONGEST_WAY
                                + ") select first_value(kept) over (order by steps desc) as kept, steps, batch, at, by"
                                + " from way order by steps limit 1")
                .param("district", district)
                .param("ledger", ledger.name())
                .param("lost", lost)
                .query((row, n) -> new Into(
                        lost,
                        row.getLong("kept"),
                        row.getLong("batch"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by")))
                .optional();
    }

    /** The number of the record that stands for one now: its own, unless it was merged into another. */
    long now(Ledger ledger, String district, long record) {
        return find(ledger, district, record).map(Into::kept).orElse(record);
    }

    /** The record to which a key leads that no record bears any longer. */
    Optional<Long> byKey(Ledger ledger, String district, List<String> key) {
        return db.sql("select record from ledgers.former_key where district = :district and ledger = :ledger"
                        + " and key = cast(:key as text[])")
                .param("district", district)
                .param("ledger", ledger.name())
                .param("key", key.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .map(record -> now(ledger, district, record));
    }
}
