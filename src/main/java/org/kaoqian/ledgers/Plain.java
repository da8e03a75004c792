package org.kaoqian.ledgers;

import org.jspecify.annotations.Nullable;

/** Text of cells as it is kept: full-width letters and digits made half-width, spaces around it and control characters gone. */
final class Plain {

    private Plain() {}

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is kept of a text; the same object where nothing needs mending. */
    static String of(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        for (int i = start; i < end; i++) {
            if (needsMending(text.charAt(i))) {
                return mended(text, start, end);
            }
        }
        return text.substring(start, end);
    }

    private static boolean needsMending(char c) {
        return c < ' ' || c >= '０' && c <= 'ｚ' || c >= 0x7f && c <= 0xa0 || isInvisible(c);
    }

    private static String mended(String text, int start, int end) {
        var plain = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isFullWidthAlphanumeric(c)) {
                plain.append((char) (c - '！' + '!'));
            } else if (c == '\n' || c == '\r' || c == '\t' || c == 0xa0) {
                if (plain.isEmpty() || plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if (c >= ' ' && !(c >= 0x7f && c < 0xa0) && !isInvisible(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isFullWidthAlphanumeric(char c) {
        return c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
    }

    private static boolean isInvisible(char c) {
        return c == 0xfeff || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || c == 0x2060;
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == 0xa0 || c == 0x3000 || c >= 0x2000 && c <= 0x200f || c == 0xfeff;
    }

    /** Half-width throughout, without any space: for numbers, dates and codes. Null where nothing is left. */
    static @Nullable String compact(String text) {
        int length = text.length();
        boolean ready = length > 0;
        for (int i = 0; i < length && ready; i++) {
            char c = text.charAt(i);
            ready = c > ' ' && c < 0x7f || c >= 0x4e00 && c <= 0x9fff;
        }
        if (ready) {
            return text;
        }
        var compact = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                compact.append((char) (c - '！' + '!'));
            } else if (!isSpace(c) && !isInvisible(c) && !Character.isISOControl(c)) {
                compact.append(c);
            }
        }
        return compact.isEmpty() ? null : compact.toString();
    }
}
