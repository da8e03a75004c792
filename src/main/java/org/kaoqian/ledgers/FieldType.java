package org.kaoqian.ledgers;

/** What a field holds; each type has one SQL type, one way to be read from a cell and one way to be shown. */
public enum FieldType {
    TEXT("text"),
    NUMBER("numeric"),
    DATE("date"),
    CODE("text"),
    REGION("text"),
    PHONE("text"),
    ID_NUMBER("text"),
    CREDIT_CODE("text");

    private final String sqlType;

    FieldType(String sqlType) {
        this.sqlType = sqlType;
    }

    /** The type of the field's column in PostgreSQL. */
    public String sqlType() {
        return sqlType;
    }
}
