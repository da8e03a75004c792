package org.kaoqian.ledgers;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/** An expression that is being read: over which ledgers, with which variables, and what was found wrong in it. */
final class Reading {

    static final Clause PLACEHOLDER = new Clause.Always(false);

    /** Where the expression stands, which says what it may look at. */
    enum Purpose {
        CONDITION,
        /** A column that PostgreSQL keeps by itself: from the record's own plain fields only. */
        DERIVED
    }

    private final Ledger ledger;
    private final @Nullable LedgerBook book;
    private final Map<Long, Integer> positions;
    private final Purpose purpose;
    private final List<Sentence> faults = new ArrayList<>();
    private final List<Place.Row> rows = new ArrayList<>();

    Reading(Ledger ledger, @Nullable LedgerBook book, Map<Long, Integer> positions, Purpose purpose) {
        this.ledger = ledger;
        this.book = book;
        this.positions = positions;
        this.purpose = purpose;
    }

    Ledger ledger() {
        return ledger;
    }

    Optional<Ledger> find(String name) {
        return book == null ? Optional.empty() : book.find(name);
    }

    Optional<CodeList> codesOf(Field field) {
        return book == null ? Optional.empty() : book.codesOf(field);
    }

    boolean isDerived() {
        return purpose == Purpose.DERIVED;
    }

    List<Sentence> faults() {
        return List.copyOf(faults);
    }

    List<Place.Row> rows() {
        return rows;
    }

    Optional<Place.Row> row(String variable) {
        return rows.stream().filter(row -> row.variable().equals(variable)).findFirst();
    }

    /** Whether everybody who sees this ledger sees the other one, too. */
    boolean maySee(Ledger other) {
        var only = other.access().only();
        var own = ledger.access().only();
        return only.isEmpty() || !own.isEmpty() && only.containsAll(own);
    }

    Clause fault(CelExpr at, String zh, String en) {
        var position = positions.getOrDefault(at.id(), 0) + 1;
        faults.add(Sentence.of("第%d个字符：%s".formatted(position, zh), "Character %d: %s".formatted(position, en)));
        return PLACEHOLDER;
    }

    /** The field of a ledger; null, with a fault, where there is none. */
    @Nullable
    Field field(CelExpr at, Ledger of, String name) {
        var found = of.field(name);
        if (found.isEmpty()) {
            var own = of.equals(ledger);
            var hint = rows.isEmpty() || !own
                    ? null
                    : rows.stream()
                            .filter(row -> row.ledger().field(name).isPresent())
                            .findFirst()
                            .orElse(null);
            var near = Nearest.asked(name, of.fields().stream().map(Field::name).toList());
            var zh = hint == null
                    ? near.zh() + "可用：" + names(of)
                    : "台账“%s”的字段要写 %s.%s".formatted(hint.ledger().label().zh(), hint.variable(), name);
            var en = hint == null
                    ? near.en() + "use " + of.fields().stream().map(Field::name).collect(Collectors.joining(", "))
                    : "a field of '%s' is written %s.%s".formatted(hint.ledger().name(), hint.variable(), name);
            fault(
                    at,
                    "%s没有“%s”这个字段；%s。".formatted(own ? "" : "台账“" + of.label().zh() + "”", name, zh),
                    "there is no field '%s'%s: %s.".formatted(name, own ? "" : " in '" + of.name() + "'", en));
            return null;
        }
        return isDerived() && isUnfit(at, found.get()) ? null : found.get();
    }

    private boolean isUnfit(CelExpr at, Field field) {
        if (!field.isSensitive() && !field.isDerived() && field.type() != FieldType.REFERENCE) {
            return false;
        }
        fault(
                at,
                "计算字段不能用“%s”：它是加密的、计算出来的或指向别的记录；请只用本台账填写的普通字段。".formatted(field.name()),
                "a derived field cannot use '%s', which is encrypted, derived itself or a reference: use plain fields that people fill in."
                        .formatted(field.name()));
        return true;
    }

    private static String names(Ledger ledger) {
        return ledger.fields().stream()
                .map(field -> field.name() + "（" + field.label().zh() + "）")
                .collect(Collectors.joining("、"));
    }
}
