package org.kaoqian.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant who wrote one that is not known. */
public final class Nearest {

    private Nearest() {}

    /** The nearest of the known words; empty where none is near. */
    public static Optional<String> to(String written, Collection<String> known) {
        var word = written.toLowerCase(Locale.ROOT);
        var near = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
        return known.stream()
                .filter(other -> distance(word, other.toLowerCase(Locale.ROOT)) <= near)
                .min(Comparator.<String>comparingInt(other -> distance(word, other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** "Did you mean …?" to stand before a remedy; empty where nothing is near. */
    public static Sentence asked(String written, Collection<String> known) {
        return to(written, known)
                .map(meant -> Sentence.of("是不是“%s”？".formatted(meant), "did you mean '%s'? ".formatted(meant)))
                .orElse(Sentence.of("", ""));
    }

    /** How many letters have to be put in, left out, changed or swapped with the next. */
    static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : least(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int least(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
