package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a ledger.
 *
 * @param values what is filled in, by the field's name: text, {@link BigDecimal}, {@link LocalDate}, or
 *     {@link Long} for the record that a reference points to; what is sealed at rest is plain here
 * @param unrecognised the open code fields whose text no code list knows; conditions take them as missing
 */
public record LedgerRecord(Ledger ledger, long id, int version, Map<String, Object> values, Set<String> unrecognised) {

    public LedgerRecord {
        values = Map.copyOf(values);
        unrecognised = Set.copyOf(unrecognised);
    }

    /** Reads a row as below; what is sealed stays sealed. */
    public static LedgerRecord read(Ledger ledger, ResultSet row) throws SQLException {
        return read(ledger, row, (field, stored) -> stored);
    }

    /** Reads a row that has the columns id and version, every field, and {@code <name>_known} for each open field. */
    public static LedgerRecord read(Ledger ledger, ResultSet row, Seals seals) throws SQLException {
        return read(ledger, row, seals::open);
    }

    private interface Opening {

        @Nullable
        String open(Field field, @Nullable String stored);
    }

    private static LedgerRecord read(Ledger ledger, ResultSet row, Opening opening) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        var unrecognised = new LinkedHashSet<String>();
        for (var field : ledger.fields()) {
            var value = switch (field.type().stored()) {
                case DATE -> row.getObject(field.name(), LocalDate.class);
                case NUMBER -> row.getBigDecimal(field.name());
                case RECORD -> row.getObject(field.name(), Long.class);
                case TEXT -> opening.open(field, row.getString(field.name()));
            };
            if (value != null) {
                values.put(field.name(), value);
            }
            if (field.open() && !row.getBoolean(field.name() + "_known")) {
                unrecognised.add(field.name());
            }
        }
        return new LedgerRecord(ledger, row.getLong("id"), row.getInt("version"), values, unrecognised);
    }

    /** The number of the record that a reference points to. */
    public Optional<Long> reference(String field) {
        return value(field).filter(Long.class::isInstance).map(Long.class::cast);
    }

    /** What stands in the field, recognised or not. */
    public Optional<Object> value(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** What a condition sees in the field: nothing where the text is not recognised. */
    public Optional<Object> known(String field) {
        return unrecognised.contains(field) ? Optional.empty() : value(field);
    }

    public Optional<String> text(String field) {
        return value(field).map(Object::toString);
    }

    public Optional<LocalDate> date(String field) {
        return value(field).map(LocalDate.class::cast);
    }
}
