package org.kaoqian.ledgers;

import dev.cel.common.ast.CelExpr;
import org.jspecify.annotations.Nullable;

/** Reads names: fields, {@code today}, {@code self}, variables, and fields of other records through references. */
final class PlaceReader {

    private static final int MOST_STEPS = 4;

    private final Reading reading;
    private final Place.Own own;

    PlaceReader(Reading reading) {
        this.reading = reading;
        this.own = new Place.Own(reading.ledger());
    }

    Place.Own own() {
        return own;
    }

    /** What a name or a dotted name stands for; null, with a fault, where it is none. */
    @Nullable
    Term term(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            var place = place(expression.select().operand());
            var field = place == null
                    ? null
                    : reading.field(
                            expression, place.ledger(), expression.select().field());
            return place == null || field == null ? null : new Term.Of(place, field);
        }
        var name = expression.ident().name();
        if (name.equals("today") || name.equals("self")) {
            if (reading.isDerived()) {
                reading.fault(
                        expression,
                        "计算字段不能用 %s，它随日子和记录变；请写成规则的条件。".formatted(name),
                        "a derived field cannot use %s: put it into a rule's condition.".formatted(name));
                return null;
            }
            return name.equals("today") ? new Term.Today() : new Term.Self(own);
        }
        var row = reading.row(name);
        if (row.isPresent()) {
            return new Term.Self(row.get());
        }
        var field = reading.field(expression, reading.ledger(), name);
        return field == null ? null : new Term.Of(own, field);
    }

    private @Nullable Place place(CelExpr expression) {
        switch (expression.getKind()) {
            case IDENT -> {
                var name = expression.ident().name();
                if (name.equals("self")) {
                    return own;
                }
                var row = reading.row(name);
                if (row.isPresent()) {
                    return row.get();
                }
                if (name.equals(reading.ledger().name())
                        && reading.ledger().field(name).isEmpty()) {
                    reading.fault(
                            expression,
                            "本台账的字段直接写字段名，不要写“%s.”。".formatted(name),
                            "write the name of a field of this ledger alone, without '%s.'.".formatted(name));
                    return null;
                }
                var field = reading.field(expression, reading.ledger(), name);
                return field == null ? null : via(expression, own, field);
            }
            case SELECT -> {
                var from = place(expression.select().operand());
                var field = from == null
                        ? null
                        : reading.field(
                                expression, from.ledger(), expression.select().field());
                return from == null || field == null ? null : via(expression, from, field);
            }
            default -> {
                reading.fault(expression, "点号前面要写一个字段。", "write a field before the dot.");
                return null;
            }
        }
    }

    private @Nullable Place via(CelExpr at, Place from, Field field) {
        var target = field.refers() == null || field.isSensitive()
                ? null
                : reading.find(field.refers()).orElse(null);
        if (target == null || !target.hasSimpleKey()) {
            reading.fault(
                    at,
                    "“%s”不指向别的台账，后面不能再写点号；请用 reference 类型的字段。".formatted(field.name()),
                    "'%s' refers to no other ledger, so no dot can follow: use a field of type reference."
                            .formatted(field.name()));
            return null;
        }
        if (!reading.maySee(target)) {
            reading.fault(
                    at,
                    Faults.HIDDEN_LEDGER.zh().formatted(target.label().zh()),
                    Faults.HIDDEN_LEDGER.en().formatted(target.label().en()));
            return null;
        }
        if (steps(from) >= MOST_STEPS) {
            reading.fault(
                    at,
                    "引用太深，最多" + MOST_STEPS + "步；请简化。",
                    "too many references, " + MOST_STEPS + " at most: simplify.");
            return null;
        }
        return new Place.Via(from, field, target);
    }

    private static int steps(Place place) {
        return place instanceof Place.Via via ? 1 + steps(via.from()) : 0;
    }
}
