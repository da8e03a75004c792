package org.kaoqian.ledgers;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kaoqian.organisation.Organisation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The other records of the district as the tables hold them, for judging one record with its reasons. It looks at the whole
 * district, as a sweep does; whether somebody may see the verdict, the caller decides.
 */
@Component
public class RelatedRecords implements Related {

    private final JdbcClient db;
    private final Supplier<String> district;
    private final Reckoning reckoning;
    private final Seals seals;

    @Autowired
    RelatedRecords(JdbcClient db, Organisation organisation, Reckoning reckoning, Seals seals) {
        this(db, () -> organisation.district().code().district(), reckoning, seals);
    }

    RelatedRecords(JdbcClient db, Supplier<String> district, Reckoning reckoning, Seals seals) {
        this.db = db;
        this.district = district;
        this.reckoning = reckoning;
        this.seals = seals;
    }

    @Override
    public Optional<LedgerRecord> find(Ledger ledger, long id) {
        return having(ledger, Map.of("id", id)).stream().findFirst();
    }

    @Override
    public Collection<LedgerRecord> having(Ledger ledger, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        params.put("district", district.get());
        values.forEach((name, value) -> {
            var field = ledger.field(name);
            var blind = reckoning.blind();
            var hidden = blind != null && field.filter(Field::isSensitive).isPresent();
            var parameter = "v" + conditions.size();
            conditions.add(" and t." + name + (hidden ? "_idx" : "") + " = :" + parameter);
            params.put(parameter, blind != null && hidden ? blind.of(field.orElseThrow(), value.toString()) : value);
        });
        return db.sql("select t.* from " + ledger.table() + " t where t.district = :district"
                        + String.join("", conditions) + " order by t.id")
                .params(params)
                .query((row, n) -> LedgerRecord.read(ledger, row, seals))
                .list();
    }

    @Override
    public Optional<LocalDate> changed(LedgerRecord record, Field field) {
        return db.sql("""
                        select cast(max(at) at time zone :zone as date) from ledgers.change
                         where district = :district and ledger = :ledger and record = :record and field = :field""")
                .param("zone", reckoning.zone().getId())
                .param("district", district.get())
                .param("ledger", record.ledger().name())
                .param("record", record.id())
                .param("field", field.name())
                .query(Date.class)
                .optional()
                .map(Date::toLocalDate);
    }

    /** The day on which a ledger was last added to or changed. */
    public Optional<LocalDate> asOf(Ledger ledger) {
        return db.sql("select cast(max(changed_at) at time zone :zone as date) from " + ledger.table()
                        + " where district = :district")
                .param("zone", reckoning.zone().getId())
                .param("district", district.get())
                .query(Date.class)
                .optional()
                .map(Date::toLocalDate);
    }
}
