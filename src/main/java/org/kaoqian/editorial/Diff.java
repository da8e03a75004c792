package org.kaoqian.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What differs between two texts, in reading order, by characters of Chinese and words of Latin. */
final class Diff {

    /** A stretch that stayed, came or went. */
    record Piece(Kind kind, String text) {}

    enum Kind {
        SAME,
        ADDED,
        GONE
    }

    private static final Pattern UNIT = Pattern.compile("\\{[a-z]+}|[A-Za-z]+|[0-9]+|.", Pattern.DOTALL);
    private static final int LONGEST = 2_500;

    private Diff() {}

    static List<Piece> between(String before, String after) {
        var from = units(before);
        var to = units(after);
        if (from.size() > LONGEST || to.size() > LONGEST) {
            return List.of(new Piece(Kind.GONE, before), new Piece(Kind.ADDED, after));
        }
        var pieces = new ArrayList<Piece>();
        var common = common(from, to);
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                add(pieces, Kind.SAME, from.get(i++));
                j++;
            } else if (j == to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(pieces, Kind.GONE, from.get(i++));
            } else {
                add(pieces, Kind.ADDED, to.get(j++));
            }
        }
        return pieces;
    }

    private static List<String> units(String text) {
        return UNIT.matcher(text).results().map(found -> found.group()).toList();
    }

    /** How much is common to what follows each pair of places. */
    private static short[][] common(List<String> from, List<String> to) {
        var common = new short[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                common[i][j] = from.get(i).equals(to.get(j))
                        ? (short) (common[i + 1][j + 1] + 1)
                        : (short) Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            pieces.set(pieces.size() - 1, new Piece(kind, pieces.getLast().text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }
}
