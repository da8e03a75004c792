package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Reads whole rows: every field of the header, what is required, dates in order, and keys that come twice. */
final class RowReader {

    /** A column of staging: a field that the file has, or a key field that it lacks. */
    record Staged(CellReader reader, int column) {

        Field field() {
            return reader.field();
        }
    }

    private final List<Staged> columns;
    private final int[] key;
    private final int[] startOf;
    private final SeenKeys seen = new SeenKeys();
    private final @Nullable SeenKeys[] seenOnce;
    private final StringBuilder keyText = new StringBuilder();

    RowReader(Ledger ledger, List<Staged> columns) {
        this.columns = columns;
        this.key = ledger.key().stream().mapToInt(this::index).toArray();
        this.seenOnce = columns.stream()
                .map(column -> column.field().keeping().unique() ? new SeenKeys() : null)
                .toArray(SeenKeys[]::new);
        this.startOf = columns.stream()
                .mapToInt(column -> column.field().notBefore() == null
                        ? -1
                        : index(column.field().notBefore()))
                .toArray();
    }

    private int index(String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).field().name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    CheckedRow read(Row row) {
        var values = new @Nullable String[columns.size()];
        var known = new boolean[columns.size()];
        List<CheckedRow.Fault> faults = List.of();
        for (int i = 0; i < values.length; i++) {
            var staged = columns.get(i);
            var field = staged.field();
            switch (staged.column() < 0 ? Value.BLANK : staged.reader().read(row.cell(staged.column()))) {
                case Value.Blank ignored -> {
                    if (field.defaultValue() != null) {
                        // The merge fills in the others; a key is compared before.
                        values[i] = isKey(i) ? field.defaultValue() : null;
                    } else if (field.required() || isKey(i) && field.type().stored() != FieldType.Stored.TEXT) {
                        faults = with(faults, staged.column(), required(field));
                    }
                }
                case Value.Kept kept -> {
                    values[i] = kept.text();
                    known[i] = true;
                }
                case Value.Unlisted unlisted -> values[i] = unlisted.text();
                case Value.Wrong wrong -> faults = with(faults, staged.column(), wrong.why());
            }
        }
        faults = checkOrder(values, faults);
        if (faults.isEmpty()) {
            faults = checkOnce(row.number(), values, checkKey(row.number(), values, faults));
        }
        return faults.isEmpty() ? new CheckedRow.Fit(values, known) : new CheckedRow.Unfit(faults);
    }

    private boolean isKey(int column) {
        return Arrays.stream(key).anyMatch(index -> index == column);
    }

    /** Values that only one record may have must not come twice in the file either. */
    private List<CheckedRow.Fault> checkOnce(int row, @Nullable String[] values, List<CheckedRow.Fault> faults) {
        var all = faults;
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            var once = seenOnce[i];
            int earlier = once == null || value == null ? 0 : once.add(value, row);
            if (earlier != 0) {
                var label = columns.get(i).field().label();
                all = with(
                        all,
                        columns.get(i).column(),
                        Sentence.of(
                                "“%s”与第%d行相同；请核对，只保留一行。".formatted(label.zh(), earlier),
                                "The same '%s' as in row %d: check it and keep one of the two."
                                        .formatted(label.en(), earlier)));
            }
        }
        return all;
    }

    private List<CheckedRow.Fault> checkOrder(@Nullable String[] values, List<CheckedRow.Fault> faults) {
        var all = faults;
        for (int i = 0; i < values.length; i++) {
            var end = values[i];
            var start = startOf[i] < 0 ? null : values[startOf[i]];
            // ISO dates sort as text.
            if (end != null && start != null && end.compareTo(start) < 0) {
                var first = columns.get(startOf[i]).field();
                var second = columns.get(i).field();
                all = with(all, columns.get(i).column(), outOfOrder(first, start, second, end));
            }
        }
        return all;
    }

    private List<CheckedRow.Fault> checkKey(int row, @Nullable String[] values, List<CheckedRow.Fault> faults) {
        keyText.setLength(0);
        for (int index : key) {
            var value = values[index];
            keyText.append(value == null ? "" : value).append('\u0001');
        }
        int earlier = seen.add(keyText, row);
        return earlier == 0
                ? faults
                : with(
                        faults,
                        columns.get(key[0]).column(),
                        Sentence.of(
                                "与第%d行重复（%s相同）；请只保留一行。".formatted(earlier, labels(true)),
                                "The same %s as in row %d: keep one of the two.".formatted(labels(false), earlier)));
    }

    private String labels(boolean zh) {
        return Arrays.stream(key)
                .mapToObj(index -> columns.get(index).field().label())
                .map(label -> zh ? label.zh() : label.en())
                .collect(java.util.stream.Collectors.joining(zh ? "、" : " and "));
    }

    static Sentence outOfOrder(Field first, String start, Field second, String end) {
        return Sentence.of(
                "“%s”（%s）早于“%s”（%s）；请核对是否填反。"
                        .formatted(second.label().zh(), end, first.label().zh(), start),
                "'%s' (%s) is before '%s' (%s): check whether they were swapped."
                        .formatted(second.label().en(), end, first.label().en(), start));
    }

    static Sentence required(Field field) {
        return Sentence.of(
                "“%s”必填；请补上。".formatted(field.label().zh()),
                "'%s' is required: fill it in.".formatted(field.label().en()));
    }

    private static List<CheckedRow.Fault> with(List<CheckedRow.Fault> faults, int column, Sentence why) {
        var more = new ArrayList<>(faults);
        more.add(new CheckedRow.Fault(column, why));
        return more;
    }
}
