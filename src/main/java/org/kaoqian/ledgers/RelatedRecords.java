package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kaoqian.access.Scope;
import org.kaoqian.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Other records out of the ledgers' tables, and the history of changes, for judgements of single records. */
@Component
public class RelatedRecords implements Related {

    private final JdbcClient db;
    private final RecordStore store;
    private final Organisation organisation;
    private final Reckoning reckoning;

    RelatedRecords(JdbcClient db, RecordStore store, Organisation organisation, Reckoning reckoning) {
        this.db = db;
        this.store = store;
        this.organisation = organisation;
        this.reckoning = reckoning;
    }

    @Override
    public Optional<LedgerRecord> find(Ledger ledger, long id) {
        return store.find(ledger, id, Scope.of(organisation.district().code()));
    }

    @Override
    public Collection<LedgerRecord> having(Ledger ledger, Map<String, Object> values) {
        var where = new StringBuilder();
        var params = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            var field = ledger.field(name).orElse(null);
            var blind = field != null && field.isSensitive() ? reckoning.blind() : null;
            where.append(" and t.").append(name).append(blind == null ? "" : "_idx").append(" = :v_").append(name);
            params.put("v_" + name, blind == null ? value : blind.of(Objects.requireNonNull(field), value.toString()));
        });
        var numbers = db.sql("select t.id from " + ledger.table() + " t where t.district = :district" + where)
                .param("district", store.district())
                .params(params)
                .query(Long.class)
                .list();
        return numbers.stream().flatMap(id -> find(ledger, id).stream()).toList();
    }

    @Override
    public Optional<LocalDate> changed(LedgerRecord record, Field field) {
        List<LocalDate> days = db.sql("select cast(max(c.at) at time zone :zone as date) as day from ledgers.change c"
                        + " where c.district = :district and c.ledger = :ledger and c.record = :record and c.field = :field")
                .param("zone", reckoning.zone().getId())
                .param("district", store.district())
                .param("ledger", record.ledger().name())
                .param("record", record.id())
                .param("field", field.name())
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .list();
        return days.stream().filter(Objects::nonNull).findFirst();
    }

    /** The day on which a ledger was last added to or changed. */
    public Optional<LocalDate> asOf(Ledger ledger) {
        var days = db.sql("select cast(max(changed_at) at time zone :zone as date) as day from " + ledger.table()
                        + " where district = :district")
                .param("zone", reckoning.zone().getId())
                .param("district", store.district())
                .query((row, n) -> row.getObject("day", LocalDate.class))
                .list();
        return days.stream().filter(Objects::nonNull).findFirst();
    }
}
