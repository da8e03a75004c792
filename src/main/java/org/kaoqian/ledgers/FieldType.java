package org.kaoqian.ledgers;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a field holds; each type has one SQL type, one way to be read from a cell and one way to be shown. */
public enum FieldType {
    TEXT(Stored.TEXT),
    NUMBER(Stored.NUMBER),
    /** Yuan, with two decimals. */
    MONEY(Stored.NUMBER),
    DATE(Stored.DATE),
    CODE(Stored.TEXT),
    REGION(Stored.TEXT),
    PHONE(Stored.TEXT),
    ID_NUMBER(Stored.TEXT),
    CREDIT_CODE(Stored.TEXT),
    /** The number of a record in another ledger, or in the same; whatever that record is called later, it stays the same. */
    REFERENCE(Stored.RECORD),
    /** Longitude and latitude in degrees (CGCS2000), as {@code 104.065735,30.659462}. */
    POINT(Stored.TEXT),
    /** The number of a stored file. */
    FILE(Stored.TEXT),
    /** The number of a stored picture, without the place where it was taken. */
    PHOTO(Stored.TEXT);

    /** How a value is kept in a column and in memory. */
    public enum Stored {
        TEXT("text"),
        NUMBER("numeric"),
        DATE("date"),
        RECORD("bigint");

        private final String sqlType;

        Stored(String sqlType) {
            this.sqlType = sqlType;
        }
    }

    private final Stored stored;

    FieldType(Stored stored) {
        this.stored = stored;
    }

    public Stored stored() {
        return stored;
    }

    /** The type of the field's column in PostgreSQL. */
    public String sqlType() {
        return this == MONEY ? "numeric(18,2)" : stored.sqlType;
    }

    /** Its name in declarations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> of(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
