package org.kaoqian.ledgers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;

/** Dates as people write them in ledgers and as spreadsheets count them. */
final class Dates {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2100;

    private static final LocalDate DAY_ZERO_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final long LAST_SERIAL = ChronoUnit.DAYS.between(DAY_ZERO_1900, LocalDate.of(9999, 12, 31));

    private Dates() {}

    /** Reads 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日 or 20261123, with or without a time of day after it. */
    static Reading<LocalDate> read(String typed) {
        var text = Plain.compact(withoutTime(typed));
        if (text == null) {
            return unreadable(typed);
        }
        if (text.length() >= 8 && Numerals.isDigits(text.substring(0, 8))) {
            return text.length() == 8 || text.charAt(8) == 'T' || isTime(text.substring(8))
                    ? date(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8), text)
                    : unreadable(text);
        }
        var parts = new int[3];
        int at = 0;
        for (int part = 0; part < 3; part++) {
            int start = at;
            while (at < text.length() && at - start < 4 && isDigit(text.charAt(at))) {
                at++;
            }
            // 2026-11-2310:00 is a date and a time whose space is gone: a day has two digits.
            if (part == 2 && at - start > 2) {
                at = start + 2;
            }
            if (at == start) {
                return unreadable(text);
            }
            parts[part] = number(text, start, at);
            if (part < 2) {
                if (at == text.length() || !separates(text.charAt(at), part)) {
                    return unreadable(text);
                }
                at++;
            }
        }
        if (at < text.length() && (text.charAt(at) == '日' || text.charAt(at) == '号')) {
            at++;
        }
        return at == text.length() || text.charAt(at) == 'T' || isTime(text.substring(at))
                ? date(parts[0], parts[1], parts[2], text)
                : unreadable(text);
    }

    /** Reads a number: days since the spreadsheet's day zero, or the eight digits of a date. */
    static Reading<LocalDate> ofNumber(String raw, boolean from1904) {
        var number = Numerals.parse(raw);
        if (number == null) {
            return unreadable(raw);
        }
        long whole = number.longValue();
        if (whole > LAST_SERIAL) {
            return whole <= 99991231L ? read(Long.toString(whole)) : unreadable(raw);
        }
        var date = ofSerial(whole, from1904);
        if (whole >= FIRST_YEAR && whole <= LAST_YEAR) {
            // Much rather a year alone than a day in 1905.
            return unreadable(raw);
        }
        return date == null || isOutside(date.getYear()) ? outside(Long.toString(whole)) : Reading.good(date);
    }

    /** The day that a spreadsheet counts as this one, or null before its day one. */
    static @Nullable LocalDate ofSerial(long days, boolean from1904) {
        if (days < (from1904 ? 0 : 1) || days > LAST_SERIAL) {
            return null;
        }
        // Excel believes that 1900 was a leap year: days before its 29 February are one off.
        return from1904 ? DAY_ZERO_1904.plusDays(days) : DAY_ZERO_1900.plusDays(days < 60 ? days + 1 : days);
    }

    /** Cuts off a time of day that stands apart from its date. */
    private static String withoutTime(String typed) {
        int colon = Math.max(typed.indexOf(':'), typed.indexOf('：'));
        for (int i = colon - 1; i > 0; i--) {
            char c = typed.charAt(i);
            if (c == ' ' || c == 0xa0 || c == 'T' || c == 0x3000) {
                return typed.substring(0, i);
            }
        }
        return typed;
    }

    private static Reading<LocalDate> date(int year, int month, int day, String text) {
        if (isOutside(year)) {
            return outside(text);
        }
        try {
            return Reading.good(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return new Reading.Bad<>(Sentence.of(
                    "没有“%s”这一天；请核对月和日。".formatted(shortened(text)),
                    "There is no such day as '%s': check the month and the day.".formatted(shortened(text))));
        }
    }

    private static boolean isOutside(int year) {
        return year < FIRST_YEAR || year > LAST_YEAR;
    }

    private static Reading<LocalDate> outside(String text) {
        return new Reading.Bad<>(Sentence.of(
                "日期“%s”不在%d年至%d年之间；请核对年份。".formatted(shortened(text), FIRST_YEAR, LAST_YEAR),
                "The date '%s' is not between %d and %d: check the year."
                        .formatted(shortened(text), FIRST_YEAR, LAST_YEAR)));
    }

    private static Reading<LocalDate> unreadable(String text) {
        return new Reading.Bad<>(Sentence.of(
                "“%s”不是日期；请写成 2026-11-23 这样的年-月-日。".formatted(shortened(text)),
                "'%s' is no date: write year-month-day, such as 2026-11-23.".formatted(shortened(text))));
    }

    static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    private static boolean separates(char c, int part) {
        return c == '-' || c == '/' || c == '.' || c == (part == 0 ? '年' : '月') || c == '、';
    }

    private static boolean isTime(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && "::.时分秒".indexOf(c) < 0) {
                return false;
            }
        }
        return text.indexOf(':') > 0 || text.indexOf('时') > 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
