package org.kaoqian.ledgers;

/** Text for spreadsheets that can never become a formula, in whichever program the file is opened (CWE-1236). */
final class Safe {

    private static final String DANGEROUS = "=+-@\t\r";

    private Safe() {}

    /** The text with an apostrophe in front, where its first character would begin a formula. */
    static String text(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Undoes it in files that come back. */
    static Cell restored(Cell cell) {
        var text = cell.text();
        return cell.kind() == Cell.Kind.TEXT
                        && text.length() > 1
                        && text.charAt(0) == '\''
                        && DANGEROUS.indexOf(text.charAt(1)) >= 0
                ? Cell.text(text.substring(1))
                : cell;
    }
}
