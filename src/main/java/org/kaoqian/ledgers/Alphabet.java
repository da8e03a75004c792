package org.kaoqian.ledgers;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Texts in one spelling, and how far two of them are alike. */
final class Alphabet {

    private static final String NUMERALS = "零一二三四五六七八九";

    private Alphabet() {}

    /** Half-width, lower case; circled and other forms of a character become the plain one. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Letters and digits alone. */
    static String letters(String text) {
        var letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** A number below a hundred in Chinese words, in digits; the text itself where it is none. */
    static String digits(String words) {
        var plain = words.replace('〇', '零').replace('两', '二');
        int ten = plain.indexOf('十');
        if (ten < 0) {
            var digits = new StringBuilder();
            for (char c : plain.toCharArray()) {
                int digit = NUMERALS.indexOf(c);
                digits.append(digit < 0 ? String.valueOf(c) : String.valueOf(digit));
            }
            return digits.toString();
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(plain.charAt(ten - 1));
        int ones = ten == plain.length() - 1 ? 0 : NUMERALS.indexOf(plain.charAt(ten + 1));
        return tens < 0 || ones < 0 || plain.length() > 3 ? words : String.valueOf(tens * 10 + ones);
    }

    /** From 0 to 1: the share that is left when single characters are mended, or the pairs in common, whichever is more. */
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return one.isEmpty() ? 0 : 1;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double longest = Math.max(one.length(), other.length());
        return Math.max(1 - steps(one, other) / longest, pairsInCommon(one, other));
    }

    private static int steps(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static double pairsInCommon(String one, String other) {
        var mine = pairs(one);
        var theirs = pairs(other);
        int all = mine.size() + theirs.size();
        mine.retainAll(theirs);
        return all == 0 ? 0 : 2.0 * mine.size() / all;
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
