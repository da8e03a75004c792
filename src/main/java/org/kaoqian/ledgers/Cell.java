package org.kaoqian.ledgers;

/** One cell of a file: what kind it is, and its text; a number keeps the digits that the file holds. */
record Cell(Kind kind, String text) {

    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        ERROR
    }

    static final Cell EMPTY = new Cell(Kind.EMPTY, "");

    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(Kind.TEXT, text);
    }

    boolean isBlank() {
        return kind == Kind.EMPTY || kind == Kind.TEXT && Plain.isBlank(text);
    }

    /** The text a person sees, without exponents. */
    String shown() {
        return kind == Kind.NUMBER ? Numerals.plain(text) : text;
    }

    /** The name of a cell, such as C5; both counts begin with 0 for the column and 1 for the row, as in the sheet. */
    static String name(int column, int row) {
        return column(column) + row;
    }

    /** The letters of a column counted from 0. */
    static String column(int column) {
        var letters = new StringBuilder();
        for (int left = column; left >= 0; left = left / 26 - 1) {
            letters.insert(0, (char) ('A' + left % 26));
        }
        return letters.toString();
    }
}
