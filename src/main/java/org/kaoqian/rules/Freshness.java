package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.RelatedRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The other records that a judgement looks at, and of which day they are. */
@Component
class Freshness {

    private final JdbcClient db;
    private final RelatedRecords related;
    private final Charges charges;
    private final Clock clock;

    Freshness(JdbcClient db, RelatedRecords related, Charges charges, Clock clock) {
        this.db = db;
        this.related = related;
        this.charges = charges;
        this.clock = clock;
    }

    String district() {
        return charges.district();
    }

    RelatedRecords related() {
        return related;
    }

    /** The day on which a ledger was last added to or changed; today for one that is empty. */
    LocalDate of(Ledger ledger) {
        return db.sql("select max(changed_at) as at from " + ledger.table() + " where district = :district")
                .param("district", district())
                .query((row, n) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return at == null
                            ? LocalDate.now(clock)
                            : at.atZoneSameInstant(clock.getZone()).toLocalDate();
                })
                .single();
    }
}
