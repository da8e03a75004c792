package org.kaoqian.ledgers;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A record as its table keeps it: what is sealed stays sealed, and can be written into another record as it is.
 *
 * @param columns every column that somebody fills in, as history keeps it
 */
record StoredRecord(long id, int version, OffsetDateTime changedAt, Map<String, @Nullable String> columns) {

    @Nullable
    String value(Field field) {
        return columns.get(field.name());
    }

    boolean isEmpty(Field field) {
        return value(field) == null;
    }

    /** Whether both hold the same in a field; of what is sealed the blind indexes tell. */
    boolean isLike(StoredRecord other, Field field) {
        var compared = NewTable.compared(field);
        return Objects.equals(columns.get(compared), other.columns.get(compared));
    }

    /** The key as former keys are kept. */
    List<String> key(Ledger ledger) {
        return ledger.key().stream()
                .map(name -> String.valueOf(columns.get(name)))
                .toList();
    }

    /** Reads them; whether somebody may see them, the caller has made sure. */
    @Component
    record Source(JdbcClient db, ImportStore store) {

        /** Whoever edits one of these records waits from here on until the transaction ends. */
        void lock(Ledger ledger, long one, long other) {
            db.sql("select id from " + ledger.table() + " where district = :district and id in (:one, :other)"
                            + " order by id for update")
                    .param("district", store.district())
                    .param("one", one)
                    .param("other", other)
                    .query(Long.class)
                    .list();
        }

        /** @param ledger with every field */
        Optional<StoredRecord> find(Ledger ledger, long id) {
            var columns = new UndoSql(ledger).columns();
            var change = new ChangeSql(ledger, columns);
            return db.sql("select t.version, t.changed_at, "
                            + columns.stream()
                                    .map(column -> change.text(column, "t." + column) + " as " + column)
                                    .collect(Collectors.joining(", "))
                            + " from " + ledger.table() + " t where t.district = :district and t.id = :id")
                    .param("district", store.district())
                    .param("id", id)
                    .query((row, n) -> {
                        var values = new LinkedHashMap<String, @Nullable String>();
                        for (var column : columns) {
                            values.put(column, row.getString(column));
                        }
                        return new StoredRecord(
                                id, row.getInt("version"), row.getObject("changed_at", OffsetDateTime.class), values);
                    })
                    .optional();
        }
    }
}
