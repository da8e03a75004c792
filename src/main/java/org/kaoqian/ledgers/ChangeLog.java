package org.kaoqian.ledgers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts down in the history of records who changes them, when and why. */
@Component
class ChangeLog {

    /** What {@code after} says in a row that tells of a whole record. */
    static final String ADDED = "+";

    static final String REMOVED = "-";

    /** Another record became part of this one. */
    static final String MERGED = "&";

    private final JdbcClient db;
    private final CurrentViewer current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeLog(JdbcClient db, CurrentViewer current, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /** The parameters that every statement of {@link ChangeSql} has. */
    Map<String, @Nullable Object> params(Ledger ledger, String why, @Nullable Long batch) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("ledger", ledger.name());
        params.put("now", now());
        params.put("by", by());
        params.put("why", why);
        params.put("batch", batch);
        return params;
    }

    String by() {
        return current.ifSignedIn().map(Viewer::username).orElse("system");
    }

    /** Runs a statement of {@link ChangeSql}; how many records it changed. */
    long run(String sql, Map<String, ? extends @Nullable Object> params) {
        long changed = db.sql(sql).params(params).query(Long.class).single();
        if (changed > 0) {
            events.publishEvent(new RecordsChanged(String.valueOf(params.get("ledger"))));
        }
        return changed;
    }

    /** Puts down that a record was added by hand. */
    void added(Ledger ledger, String district, long record, String why) {
        db.sql(
                        "insert into ledgers.change (district, ledger, record, field, version, after, at, by, why, batch)"
                                + " values (:district, :ledger, :record, '', 1, :after, :now, :by, :why, cast(:batch as bigint))")
                .params(params(ledger, why, null))
                .param("district", district)
                .param("record", record)
                .param("after", ADDED)
                .update();
        events.publishEvent(new RecordsChanged(ledger.name()));
    }

    /** Puts down that another record became part of this one. */
    void merged(
            Ledger ledger, String district, long record, int version, Map<String, ? extends @Nullable Object> params) {
        db.sql(
                        "insert into ledgers.change (district, ledger, record, field, version, after, at, by, why, batch)"
                                + " values (:district, :merged_in, :record, '', :version, :after, :now, :by, :why, cast(:batch as bigint))")
                .params(params)
                .param("district", district)
                .param("merged_in", ledger.name())
                .param("record", record)
                .param("version", version)
                .param("after", MERGED)
                .update();
    }

    /** Tells that records were deleted, once they are. */
    void deleted(Ledger ledger, Sentence why) {
        events.publishEvent(new RecordsDeleted(ledger.name(), ledger.table(), why));
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
