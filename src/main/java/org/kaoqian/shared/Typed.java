package org.kaoqian.shared;

/** Text as people type it in spreadsheets: full-width digits and letters, stray spaces, invisible marks. */
final class Typed {

    private static final int FULL_WIDTH_SHIFT = '！' - '!';

    private Typed() {}

    /** Half-width, without any kind of space or invisible mark. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                plain.append((char) (c - FULL_WIDTH_SHIFT));
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isInvisible(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
