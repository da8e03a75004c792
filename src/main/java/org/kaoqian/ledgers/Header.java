package org.kaoqian.ledgers;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a sheet holds which field. The header may stand under title rows and may be spread over two rows by
 * merged cells; the order of its columns is free.
 *
 * @param row the last row of the header
 * @param labels the columns' texts as they stand in the file
 * @param columns the column of each field that the file has
 * @param ignored the labels of columns that are no field
 */
record Header(int row, List<String> labels, Map<Field, Integer> columns, List<String> ignored) {

    static final String REASONS = "错误说明";
    static final String ROW_NUMBER = "原行号";

    private static final int SEARCHED_ROWS = 15;
    private static final int NAMED_IGNORED = 20;

    /** An opened sheet whose header has been found; the rows follow from the first one below it. */
    record Found(Header header, Rows rows) {}

    /** Takes the first sheet with a header that has every required field; else says what the best one lacks. */
    static Found find(Ledger ledger, Sheets sheets) throws IOException, UnreadableFile {
        @Nullable Header nearest = null;
        for (int sheet = 0; sheet < sheets.count(); sheet++) {
            var rows = sheets.rows(sheet);
            boolean kept = false;
            try {
                var header = in(ledger, rows);
                if (header != null && header.missing(ledger).isEmpty()) {
                    // Read from the top again: looking for the header went past it.
                    rows.close();
                    rows = sheets.rows(sheet);
                    skip(rows, header.row());
                    kept = true;
                    return new Found(header, rows);
                }
                if (header != null
                        && (nearest == null
                                || header.columns().size() > nearest.columns().size())) {
                    nearest = header;
                }
            } finally {
                if (!kept) {
                    rows.close();
                }
            }
        }
        throw refusal(ledger, nearest);
    }

    private static void skip(Rows rows, int lastHeaderRow) throws IOException, UnreadableFile {
        for (var row = rows.next(); row != null && row.number() < lastHeaderRow; ) {
            row = rows.next();
        }
    }

    /** The header within the first rows, or null where none of them names two fields. */
    private static @Nullable Header in(Ledger ledger, Rows rows) throws IOException, UnreadableFile {
        var names = names(ledger);
        @Nullable Header best = null;
        @Nullable Row above = null;
        for (int read = 0; read < SEARCHED_ROWS; read++) {
            var row = rows.next();
            if (row == null) {
                break;
            }
            var alone = match(names, row.number(), row.shown());
            if (best == null || alone.columns().size() > best.columns().size()) {
                best = alone;
            }
            if (above != null) {
                var both = match(names, row.number(), joined(names, above.shown(), row.shown()));
                if (both.columns().size() > best.columns().size()) {
                    best = both;
                }
            }
            above = row;
        }
        int needed = Math.min(2, ledger.fields().size());
        return best == null || best.columns().size() < needed ? null : best;
    }

    private static List<String> joined(Map<String, Field> names, List<String> upper, List<String> lower) {
        var labels = new ArrayList<String>();
        var span = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            var over = i < upper.size() ? upper.get(i) : "";
            var under = i < lower.size() ? lower.get(i) : "";
            span = over.isBlank() ? span : over;
            if (under.isBlank()) {
                labels.add(over);
            } else if (names.containsKey(folded(span + under)) && !names.containsKey(folded(under))) {
                labels.add(span + under);
            } else {
                labels.add(under);
            }
        }
        return labels;
    }

    private static Header match(Map<String, Field> names, int row, List<String> labels) {
        var columns = new HashMap<Field, Integer>();
        var ignored = new ArrayList<String>();
        for (int i = 0; i < labels.size(); i++) {
            var label = labels.get(i);
            var folded = folded(label);
            var field = names.get(folded);
            if (field == null) {
                if (!folded.isEmpty() && !folded.equals(REASONS) && !folded.equals(ROW_NUMBER)) {
                    ignored.add(Dates.shortened(Plain.of(label)));
                }
                continue;
            }
            var earlier = columns.putIfAbsent(field, i);
            if (earlier != null) {
                boolean exact = folded.equals(folded(field.label().zh()));
                boolean earlierExact =
                        folded(labels.get(earlier)).equals(folded(field.label().zh()));
                if (exact && !earlierExact) {
                    columns.put(field, i);
                    ignored.add(Plain.of(labels.get(earlier)));
                } else if (earlierExact && !exact) {
                    ignored.add(Plain.of(label));
                } else {
                    columns.put(field, -1 - i);
                }
            }
        }
        return new Header(
                row,
                List.copyOf(labels),
                columns,
                ignored.stream().distinct().limit(NAMED_IGNORED).toList());
    }

    /** The fields by what a column of theirs can be called. */
    static Map<String, Field> names(Ledger ledger) {
        var names = new HashMap<String, Field>();
        for (var field : ledger.fields()) {
            field.aliases().forEach(alias -> names.putIfAbsent(folded(alias), field));
        }
        for (var field : ledger.fields()) {
            names.put(folded(field.name()), field);
            names.put(folded(field.label().en()), field);
            names.put(folded(field.label().zh()), field);
        }
        return names;
    }

    /** A label without spaces, line breaks, asterisks, colons and bracketed remarks, in half-width lower case. */
    static String folded(String label) {
        var folded = new StringBuilder();
        var brackets = new ArrayDeque<Character>();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            char half = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
            if ("([{【〔〈《".indexOf(half) >= 0) {
                brackets.push(half);
            } else if (")]}】〕〉》".indexOf(half) >= 0) {
                brackets.poll();
            } else if (brackets.isEmpty()
                    && half > ' '
                    && "*:：＊　\u00a0★●".indexOf(half) < 0
                    && !Character.isWhitespace(half)
                    && Character.getType(half) != Character.FORMAT) {
                folded.append(Character.toLowerCase(half));
            }
        }
        return folded.toString();
    }

    List<Field> missing(Ledger ledger) throws UnreadableFile {
        for (var entry : columns.entrySet()) {
            if (entry.getValue() < 0) {
                var label = entry.getKey().label();
                var column = Cell.column(-1 - entry.getValue());
                throw new UnreadableFile(
                        "有两列都是“%s”（其中一列是%s列），不知道该用哪一列；请删去或改名其中一列。".formatted(label.zh(), column),
                        "Two columns hold '%s' (one of them is column %s): delete or rename one of the two."
                                .formatted(label.en(), column));
            }
        }
        return ledger.fields().stream()
                .filter(field -> field.required() && field.defaultValue() == null && !columns.containsKey(field))
                .toList();
    }

    private static UnreadableFile refusal(Ledger ledger, @Nullable Header nearest) throws UnreadableFile {
        if (nearest == null) {
            return new UnreadableFile(
                    "前%d行里没有找到表头；请在表头行写上“%s”等列名，或下载模板后把数据粘贴进去。"
                            .formatted(
                                    SEARCHED_ROWS,
                                    ledger.fields().getFirst().label().zh()),
                    "No header row was found in the first %d rows: name the columns, such as '%s', or paste the rows into the template."
                            .formatted(
                                    SEARCHED_ROWS,
                                    ledger.fields().getFirst().label().zh()));
        }
        var missing = nearest.missing(ledger);
        return new UnreadableFile(
                "第%d行的表头缺少必填的列：%s；请补上后再上传。"
                        .formatted(
                                nearest.row(),
                                missing.stream()
                                        .map(field -> field.label().zh())
                                        .collect(Collectors.joining("、"))),
                "The header in row %d lacks required columns: %s. Add them and upload the file again."
                        .formatted(
                                nearest.row(),
                                missing.stream()
                                        .map(field -> field.label().en() + " ("
                                                + field.label().zh() + ")")
                                        .collect(Collectors.joining(", "))));
    }
}
