package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/**
 * What the kept record holds after a merge.
 *
 * @param whole the ledger with every field
 * @param seen as the person knows it: only these fields are chosen
 */
record MergeValues(Ledger whole, Ledger seen, StoredRecord kept, StoredRecord lost) {

    /** Whose value the kept record has. */
    enum Side {
        KEPT,
        LOST
    }

    /** @param columns what changes in the kept record, by column, as history keeps it */
    record Result(Map<String, @Nullable String> columns, Map<String, Sentence> faults) {}

    /** What holds where nobody chose: the key stays; of everything else the newer value that is not empty. */
    Side usual(Field field) {
        if (whole.key().contains(field.name()) || kept.isLike(lost, field) || lost.isEmpty(field)) {
            return Side.KEPT;
        }
        if (kept.isEmpty(field)) {
            return Side.LOST;
        }
        return !field.keeping().retired() && lost.changedAt().isAfter(kept.changedAt()) ? Side.LOST : Side.KEPT;
    }

    /** @param said by the field's name */
    Result with(Map<String, Side> said) {
        var result = new Result(new LinkedHashMap<>(), new LinkedHashMap<>());
        said.keySet().stream()
                .filter(name -> seen.field(name).filter(Field::isWritten).isEmpty())
                .forEach(name -> result.faults()
                        .put(
                                name,
                                Sentence.of(
                                        "没有“%s”这个字段，或它不能选；请删去。".formatted(name),
                                        "There is no field '%s' to choose a value of: leave it out.".formatted(name))));
        for (var field : whole.fields()) {
            if (!field.isDerived()) {
                put(field, said, result);
            }
        }
        checkOrder(result);
        return result;
    }

    private void put(Field field, Map<String, Side> said, Result result) {
        boolean hidden = seen.field(field.name()).isEmpty() && !field.keeping().retired();
        if (hidden && !kept.isEmpty(field) && !lost.isEmpty(field) && !kept.isLike(lost, field)) {
            result.faults().put("", HIDDEN);
            return;
        }
        var side = hidden ? usual(field) : Objects.requireNonNullElse(said.get(field.name()), usual(field));
        var from = side == Side.LOST ? lost : kept;
        var itself = field.type() == FieldType.REFERENCE
                && whole.name().equals(field.refers())
                && List.of(String.valueOf(kept.id()), String.valueOf(lost.id()))
                        .contains(String.valueOf(from.value(field)));
        if (itself) {
            // Nothing refers to itself unless it has to.
            var value = NewTable.isNeverNull(whole, field) ? String.valueOf(kept.id()) : null;
            change(field.name(), value, result);
        } else if (side == Side.LOST && !kept.isLike(lost, field)) {
            field.columns().forEach(column -> change(column, lost.columns().get(column), result));
        }
    }

    private static final Sentence HIDDEN = Sentence.of(
            "两条记录在您看不到的字段里填得不一样，合并会丢掉其中一个；请由能看到全部字段的人合并。",
            "The two differ in a field that you do not see, of which one value would be lost: somebody who sees every field must merge them.");

    private void change(String column, @Nullable String value, Result result) {
        if (!Objects.equals(kept.columns().get(column), value)) {
            result.columns().put(column, value);
        }
    }

    private void checkOrder(Result result) {
        for (var field : whole.fields()) {
            var start = whole.field(String.valueOf(field.notBefore()));
            if (start.isPresent()) {
                var from = after(start.get(), result);
                var to = after(field, result);
                if (from != null && to != null && to.compareTo(from) < 0) {
                    result.faults().putIfAbsent(field.name(), RowReader.outOfOrder(start.get(), from, field, to));
                }
            }
        }
    }

    private @Nullable String after(Field field, Result result) {
        return result.columns().containsKey(field.name()) ? result.columns().get(field.name()) : kept.value(field);
    }

    /** The key of the kept record after the merge. */
    List<String> key(Result result) {
        return whole.key().stream()
                .map(name -> String.valueOf(
                        result.columns().containsKey(name)
                                ? result.columns().get(name)
                                : kept.columns().get(name)))
                .toList();
    }
}
