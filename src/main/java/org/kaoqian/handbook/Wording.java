package org.kaoqian.handbook;

import java.util.ArrayList;
import java.util.List;

/** What differs between two wordings, so that a reader sees it: Chinese by the character, numbers and Latin words whole. */
final class Wording {

    /** A piece that stayed, went or came. */
    record Piece(Fate fate, String text) {}

    enum Fate {
        STAYED,
        WENT,
        CAME
    }

    /** A run this short between two changes is read as part of them. */
    private static final int TOO_SHORT_TO_STAY = 2;

    private static final int TOO_LONG_TO_COMPARE = 1_500;

    private Wording() {}

    static List<Piece> difference(String before, String after) {
        var old = words(before);
        var now = words(after);
        if (old.size() > TOO_LONG_TO_COMPARE || now.size() > TOO_LONG_TO_COMPARE) {
            return joined(List.of(new Piece(Fate.WENT, before), new Piece(Fate.CAME, after)));
        }
        return joined(readable(pieces(old, now)));
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (int i = 0; i < text.length(); ) {
            var end = i + 1;
            while (end < text.length() && latin(text.charAt(i)) && latin(text.charAt(end))) {
                end++;
            }
            if (end == i + 1 && Character.isHighSurrogate(text.charAt(i)) && end < text.length()) {
                end++;
            }
            words.add(text.substring(i, end));
            i = end;
        }
        return words;
    }

    private static boolean latin(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /** By the longest common subsequence. */
    private static List<Piece> pieces(List<String> old, List<String> now) {
        var common = new short[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int k = now.size() - 1; k >= 0; k--) {
                common[i][k] = (short)
                        (old.get(i).equals(now.get(k))
                                ? common[i + 1][k + 1] + 1
                                : Math.max(common[i + 1][k], common[i][k + 1]));
            }
        }
        var pieces = new ArrayList<Piece>();
        var i = 0;
        var k = 0;
        while (i < old.size() || k < now.size()) {
            if (i < old.size() && k < now.size() && old.get(i).equals(now.get(k))) {
                pieces.add(new Piece(Fate.STAYED, old.get(i++)));
                k++;
            } else if (k == now.size() || i < old.size() && common[i + 1][k] >= common[i][k + 1]) {
                pieces.add(new Piece(Fate.WENT, old.get(i++)));
            } else {
                pieces.add(new Piece(Fate.CAME, now.get(k++)));
            }
        }
        return pieces;
    }

    private static List<Piece> readable(List<Piece> pieces) {
        var all = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); ) {
            var end = i;
            while (end < pieces.size() && pieces.get(end).fate == pieces.get(i).fate) {
                end++;
            }
            var inside = i > 0 && end < pieces.size();
            if (pieces.get(i).fate == Fate.STAYED && inside && end - i <= TOO_SHORT_TO_STAY) {
                pieces.subList(i, end).forEach(piece -> {
                    all.add(new Piece(Fate.WENT, piece.text));
                    all.add(new Piece(Fate.CAME, piece.text));
                });
            } else {
                all.addAll(pieces.subList(i, end));
            }
            i = end;
        }
        return all;
    }

    /** Between two pieces that stayed, first all that went, then all that came. */
    private static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        var went = new StringBuilder();
        var came = new StringBuilder();
        var stayed = new StringBuilder();
        for (var piece : pieces) {
            if (piece.fate == Fate.STAYED) {
                flush(joined, went, came);
                stayed.append(piece.text);
            } else {
                add(joined, Fate.STAYED, stayed);
                (piece.fate == Fate.WENT ? went : came).append(piece.text);
            }
        }
        add(joined, Fate.STAYED, stayed);
        flush(joined, went, came);
        return joined;
    }

    private static void flush(List<Piece> joined, StringBuilder went, StringBuilder came) {
        add(joined, Fate.WENT, went);
        add(joined, Fate.CAME, came);
    }

    private static void add(List<Piece> joined, Fate fate, StringBuilder text) {
        if (!text.isEmpty()) {
            joined.add(new Piece(fate, text.toString()));
            text.setLength(0);
        }
    }
}
