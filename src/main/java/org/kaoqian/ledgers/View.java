package org.kaoqian.ledgers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * A way to look at a ledger that somebody kept: which records, which columns, in which shape.
 *
 * @param id the number of a saved view, or the name of a pack's
 * @param by the CODE field of a board or the DATE field of a calendar; null for a grid
 * @param owner who saved it; empty for a pack's
 */
record View(
        String id,
        String ledger,
        Sentence title,
        Shape shape,
        Asked asked,
        @Nullable String by,
        Owner owner) {

    /** What is asked of the grid; nothing is an empty text. */
    record Asked(String filter, String sort, List<String> columns) {}

    /** @param shared whether everybody who sees the ledger sees the view */
    record Owner(String username, boolean shared) {
        static final Owner PACK = new Owner("", true);
    }

    enum Shape {
        GRID("列表", "List"),
        BOARD("看板", "Board"),
        CALENDAR("日历", "Calendar");

        private final Sentence label;

        Shape(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Shape> of(@Nullable String word) {
            return Stream.of(values())
                    .filter(shape -> shape.word().equals(word))
                    .findFirst();
        }
    }

    /** The address that shows it. */
    String path() {
        var query = new StringBuilder("?view=" + id);
        if (!asked.filter().isEmpty()) {
            query.append("&filter=").append(encoded(asked.filter()));
        }
        if (!asked.sort().isEmpty()) {
            query.append("&sort=").append(encoded(asked.sort()));
        }
        if (by != null) {
            query.append("&by=").append(by);
        }
        return "/ledgers/" + ledger + (shape == Shape.GRID ? "" : "/" + shape.word()) + query;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What is wrong with it for this ledger; empty where it can be shown. */
    static Optional<Sentence> fault(Ledger ledger, Shape shape, Asked asked, @Nullable String by) {
        for (var column : asked.columns()) {
            if (ledger.field(column).isEmpty()) {
                return said("没有“%s”这个字段。", "There is no field '%s'.", column);
            }
        }
        if (!asked.sort().isEmpty() && Sorting.of(ledger, asked.sort()).isEmpty()) {
            return said(
                    "不能按“%s”排序；给字段写 sortable: true。", "Cannot sort by '%s': make the field sortable.", asked.sort());
        }
        var field = by == null ? Optional.<Field>empty() : ledger.field(by);
        return switch (shape) {
            case GRID -> Optional.empty();
            case BOARD ->
                field.filter(found -> found.type() == FieldType.CODE && !found.open())
                                .isPresent()
                        ? Optional.empty()
                        : said("看板要按一个代码字段分栏，“%s”不是。", "A board needs a code field, '%s' is none.", by);
            case CALENDAR ->
                field.filter(found -> found.type() == FieldType.DATE).isPresent()
                        ? Optional.empty()
                        : said("日历要按一个日期字段，“%s”不是。", "A calendar needs a date field, '%s' is none.", by);
        };
    }

    private static Optional<Sentence> said(String zh, String en, @Nullable String name) {
        return Optional.of(Sentence.of(zh.formatted(name), en.formatted(name)));
    }
}
