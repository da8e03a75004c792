package org.kaoqian.ledgers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as spreadsheets write them. Excel keeps 15 digits; what had more has lost the rest. */
final class Numerals {

    private static final int EXACT_DIGITS = 15;
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(EXACT_DIGITS);

    private Numerals() {}

    /** Without an exponent and without trailing zeros after the point; text that is no number stays as it is. */
    static String plain(String text) {
        if (isDigits(text)) {
            return text;
        }
        var number = parse(text);
        return number == null ? text : number.stripTrailingZeros().toPlainString();
    }

    /** Null where the text is no number, or one so large that writing it out would be absurd. */
    static @Nullable BigDecimal parse(String text) {
        if (text.length() > 40) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return Math.abs(number.scale()) > 400 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a numeric cell is too long for Excel to have kept all its digits. */
    static boolean lostDigits(String text) {
        if (isDigits(text) && text.length() <= EXACT_DIGITS) {
            return false;
        }
        var number = parse(text);
        return number != null && number.abs().compareTo(TOO_LARGE) >= 0;
    }

    /** Whether a text is what a saved CSV leaves of a long number, such as 9.14403E+17. */
    static boolean isScientific(String text) {
        int e = Math.max(text.indexOf('E'), text.indexOf('e'));
        return e > 0
                && text.charAt(0) >= '0'
                && text.charAt(0) <= '9'
                && (text.indexOf('.') == 1 || text.indexOf('+') == e + 1)
                && parse(text) != null;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
