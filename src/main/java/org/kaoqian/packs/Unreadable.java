package org.kaoqian.packs;

import java.util.List;
import java.util.regex.Pattern;
import org.kaoqian.shared.Sentence;

/** Says of a text that is no YAML, or means another thing than who wrote it, what has probably happened. */
final class Unreadable {

    static final Sentence WIDE = Sentence.of(
            "冒号是全角的“：”，请改成半角冒号加一个空格。", "the colon is full-width: write a half-width one with a space after it. ");

    private static final Pattern WIDE_COLON = Pattern.compile("^\\s*(- )?(\\{\\s*)?[A-Za-z_][A-Za-z0-9_-]*\\s*：");
    private static final Pattern WIDE_INSIDE = Pattern.compile("[{,]\\s*[a-z][A-Za-z_-]*：");
    private static final Pattern TAB = Pattern.compile("^ *\t");
    private static final Pattern MARK = Pattern.compile("^[^#\"']*:\\s+([!&*%@`])[^\"']*");

    private Unreadable() {}

    /** @param line where the reading stopped; what is wrong may stand before it */
    static Faulty of(String text, int line, String why) {
        var lines = text.lines().toList();
        var tab = first(lines, TAB, line);
        if (tab > 0) {
            return new Faulty(
                    tab,
                    Sentence.of(
                            "这一行用制表符（Tab）缩进；YAML只能用空格缩进，请换成空格。",
                            "The line is indented by a tab: YAML takes spaces only, put spaces instead."));
        }
        var wide = first(lines, WIDE_COLON, line);
        var colon = wide > 0 ? wide : first(lines, WIDE_INSIDE, line);
        if (colon > 0) {
            return new Faulty(
                    colon,
                    Sentence.of("这一行的" + WIDE.zh(), "In this line " + WIDE.en().strip()));
        }
        var mark = line > 0 && line <= lines.size() ? MARK.matcher(lines.get(line - 1)) : null;
        return mark != null && mark.find() ? marked(line, mark.group(1)) : broken(line, why);
    }

    static Faulty of(Lines.Odd odd) {
        if (odd.what().isEmpty()) {
            return new Faulty(
                    odd.line(),
                    Sentence.of("列表里有一项是空的；请写上或删去。", "An item of the list is empty: fill it in or delete it."));
        }
        return odd.first() == 0
                ? marked(odd.line(), odd.what())
                : new Faulty(
                        odd.line(),
                        Sentence.of(
                                "“%s”写了两次，第%d行已经有了；只保留一个。".formatted(odd.what(), odd.first()),
                                "The key '%s' stands twice, first in line %d: keep one of them."
                                        .formatted(odd.what(), odd.first())));
    }

    private static Faulty marked(int line, String mark) {
        var sign = mark.substring(0, 1);
        return new Faulty(
                line,
                Sentence.of(
                        "以“%s”开头的内容要加引号，例如 when: '!has(phone)'；不加引号YAML会当成别的东西。".formatted(sign),
                        "A text that begins with '%s' stands in quotes, such as when: '!has(phone)'; without them it means another thing to YAML."
                                .formatted(sign)));
    }

    private static Faulty broken(int line, String why) {
        return new Faulty(
                line,
                Sentence.of(
                        "不是合法的YAML：检查缩进、冒号后的空格和引号是否成对。",
                        "This is no valid YAML: check indents, the space after colons, and closing quotes. ("
                                + why.lines().findFirst().orElse("") + ")"));
    }

    /** The first such line up to where the reading stopped; 0 where there is none. */
    private static int first(List<String> lines, Pattern sought, int until) {
        for (int i = 0; i < lines.size() && i < until; i++) {
            if (sought.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }
}
