package org.kaoqian.editorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** What differs between two texts of an entry, part by part; parts that are the same are left away. */
final class Comparison {

    record Line(Sentence part, List<Diff.Piece> pieces) {}

    private Comparison() {}

    static List<Line> between(@Nullable Content before, @Nullable Content after) {
        var lines = new ArrayList<Line>();
        add(lines, Sentence.of("标题", "Title"), before == null ? "" : before.title(), after == null ? "" : after.title());
        add(lines, Sentence.of("答案", "Answer"), before == null ? "" : before.answer(), after == null ? "" : after.answer());
        asks(lines, before == null ? List.of() : before.ask(), after == null ? List.of() : after.ask());
        add(lines, Sentence.of("依据", "Basis"), basis(before), basis(after));
        add(lines, Sentence.of("方面", "Aspect"), aspect(before), aspect(after));
        return lines;
    }

    private static void add(List<Line> lines, Sentence part, String before, String after) {
        if (!before.equals(after)) {
            lines.add(new Line(part, Diff.between(before, after)));
        }
    }

    private static void asks(List<Line> lines, List<String> before, List<String> after) {
        var pieces = new ArrayList<Diff.Piece>();
        before.stream()
                .filter(ask -> !after.contains(ask))
                .forEach(ask -> pieces.add(new Diff.Piece(Diff.Kind.GONE, ask + "　")));
        after.stream()
                .filter(ask -> !before.contains(ask))
                .forEach(ask -> pieces.add(new Diff.Piece(Diff.Kind.ADDED, ask + "　")));
        if (!pieces.isEmpty()) {
            lines.add(new Line(Sentence.of("问法", "Ways to ask"), List.copyOf(pieces)));
        }
    }

    private static String basis(@Nullable Content content) {
        if (content == null) {
            return "";
        }
        var source = content.source();
        return source.text() + "（" + source.confidence() + (source.from() == null ? "" : "，" + source.from() + "起") + "）";
    }

    private static String aspect(@Nullable Content content) {
        return content == null ? "" : Objects.requireNonNullElse(content.aspect(), "");
    }
}
