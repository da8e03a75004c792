package org.kaoqian.ledgers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a record, field by field, with who and when. Sensitive values are masked. */
@Component
public class History {

    private final JdbcClient db;
    private final Organisation organisation;
    private final Seals seals;

    History(JdbcClient db, Organisation organisation, Seals seals) {
        this.db = db;
        this.organisation = organisation;
        this.seals = seals;
    }

    public enum What {
        ADDED,
        CHANGED,
        REMOVED,
        /** Another record became part of this one. */
        MERGED
    }

    /**
     * @param field null where the record as a whole was added or removed
     * @param before as the table keeps it: a code, a region, a record's number; masked where sensitive; null for nothing
     * @param batch the import, bulk change or undo of which it was a part; null for a change by hand
     */
    public record Change(
            What what,
            @Nullable Field field,
            @Nullable String before,
            @Nullable String after,
            Made made) {}

    public record Made(
            int version,
            Instant at,
            String by,
            String why,
            @Nullable Long batch) {}

    /** The changes of the fields that this ledger shows, the newest first. */
    public List<Change> of(Ledger ledger, long id) {
        var changes = new ArrayList<>(db.sql("""
                        select * from ledgers.change where district = :district and ledger = :ledger and record = :id
                           and field = any(:fields)""")
                .param("district", district())
                .param("ledger", ledger.name())
                .param("id", id)
                .param("fields", fields(ledger))
                .query((row, n) -> change(ledger, row))
                .list());
        changes.addAll(db.sql("""
                        select b.* from ledgers.added a join ledgers.batch b on b.district = a.district and b.id = a.batch
                         where a.district = :district and a.ledger = :ledger and a.from_id <= :id and a.to_id >= :id
                           and :id = any(a.ids)""")
                .param("district", district())
                .param("ledger", ledger.name())
                .param("id", id)
                .query((row, n) -> new Change(
                        What.ADDED,
                        null,
                        null,
                        null,
                        new Made(
                                1,
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("by"),
                                row.getString("why"),
                                row.getLong("id"))))
                .list());
        changes.sort(Comparator.comparing((Change change) -> change.made().at())
                .thenComparing(change -> change.made().version())
                .reversed());
        return changes;
    }

    private static String[] fields(Ledger ledger) {
        var fields = new ArrayList<>(ledger.fields().stream().map(Field::name).toList());
        fields.add("");
        return fields.toArray(String[]::new);
    }

    private Change change(Ledger ledger, java.sql.ResultSet row) throws java.sql.SQLException {
        var field = ledger.field(row.getString("field"));
        var after = row.getString("after");
        return new Change(
                field.isPresent() ? What.CHANGED : whole(after),
                field.orElse(null),
                field.map(one -> shown(one, row, "before")).orElse(null),
                field.map(one -> shown(one, row, "after")).orElse(null),
                new Made(
                        row.getInt("version"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("why"),
                        row.getObject("batch", Long.class)));
    }

    private static What whole(@Nullable String after) {
        return switch (String.valueOf(after)) {
            case ChangeLog.REMOVED -> What.REMOVED;
            case ChangeLog.MERGED -> What.MERGED;
            default -> What.ADDED;
        };
    }

    private @Nullable String shown(Field field, java.sql.ResultSet row, String column) {
        try {
            var plain = seals.open(field, row.getString(column));
            return plain == null ? null : Masks.shown(field, plain);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String district() {
        return organisation.district().code().district();
    }
}
