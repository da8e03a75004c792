package org.kaoqian.editorial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.knowledge.Districts;
import org.kaoqian.knowledge.Item;
import org.kaoqian.shared.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items that somebody looked over as a whole since the program was built. */
@Component
class ItemReviews {

    private static final int MOST_MONTHS = 24;

    private final JdbcClient db;
    private final Districts districts;
    private final CurrentViewer current;
    private final AuditLog audit;
    private final Clock clock;

    ItemReviews(JdbcClient db, Districts districts, CurrentViewer current, AuditLog audit, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    Map<String, Item.Review> all() {
        var all = new HashMap<String, Item.Review>();
        db.sql("select item, reviewed_by, reviewed_on, next_on from editorial.item_review where district = :district")
                .param("district", districts.code())
                .query(row -> {
                    all.put(
                            row.getString("item"),
                            new Item.Review(
                                    row.getString("reviewed_by"),
                                    row.getObject("reviewed_on", LocalDate.class),
                                    row.getObject("next_on", LocalDate.class)));
                });
        return all;
    }

    /** Says that an item was looked over and is right, until another day. */
    @Transactional
    Reading<LocalDate> lookedOver(Item item, LocalDate next) {
        var today = LocalDate.now(clock);
        if (!next.isAfter(today) || next.isAfter(today.plusMonths(MOST_MONTHS))) {
            return Reading.bad(
                    "下次复核日期应在明天以后、%d个月以内。".formatted(MOST_MONTHS),
                    "The next review is after today and within %d months.".formatted(MOST_MONTHS));
        }
        db.sql("""
                        insert into editorial.item_review as r (district, item, reviewed_by, reviewed_on, next_on)
                        values (:district, :item, :by, :today, :next) on conflict (district, item) do update
                           set reviewed_by = excluded.reviewed_by, reviewed_on = excluded.reviewed_on,
                               next_on = excluded.next_on, version = r.version + 1""")
                .param("district", districts.code())
                .param("item", item.code())
                .param("by", current.viewer().displayName())
                .param("today", today)
                .param("next", next)
                .update();
        audit.record("catalogue.item-reviewed", "item/" + item.code(), "next " + next);
        return Reading.good(next);
    }
}
