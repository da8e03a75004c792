package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comparisons of two values, with null and with a list. */
final class ComparisonReader {

    private static final int LONGEST_LIST = 500;

    private final Reading reading;
    private final TermReader terms;

    ComparisonReader(Reading reading, TermReader terms) {
        this.reading = reading;
        this.terms = terms;
    }

    Clause compared(CelExpr at, List<CelExpr> args, Order order) {
        var leftNull = isNull(args.get(0));
        if (leftNull || isNull(args.get(1))) {
            return missing(at, args.get(leftNull ? 1 : 0), order);
        }
        var first = terms.term(args.get(0));
        var second = terms.term(args.get(1));
        if (first == null || second == null) {
            return Reading.PLACEHOLDER;
        }
        var left = byKey(first, second);
        var right = byKey(second, first);
        var fittedRight = terms.fitting().fit(args.get(1), right, left);
        var fittedLeft = terms.fitting().fit(args.get(0), left, right);
        if (fittedLeft == null || fittedRight == null) {
            return Reading.PLACEHOLDER;
        }
        if (Walk.isFixed(fittedLeft) && Walk.isFixed(fittedRight)) {
            return reading.fault(at, "两边都是固定的值；请让一边是字段。", "both sides are fixed values: let one of them be a field.");
        }
        if (order.isOrdering() && fittedLeft.kind() == Term.Kind.CODE) {
            return reading.fault(at, "代码没有大小之分；请用 == 或 in。", "codes have no order: use == or in.");
        }
        if (order.isOrdering() && fittedLeft.kind() == Term.Kind.RECORD) {
            return reading.fault(at, "记录没有大小之分；请用 == 或 !=。", "records have no order: use == or !=.");
        }
        if (order.isOrdering() && fittedLeft.kind() == Term.Kind.HIDDEN) {
            return reading.fault(at, "加密字段不能比较大小；请用 ==、!= 或 in。", "an encrypted field has no order: use ==, != or in.");
        }
        var compared = fittedLeft instanceof Term.Constant || fittedLeft instanceof Term.Secret
                ? new Clause.Compared(fittedRight, order.turned(), fittedLeft)
                : new Clause.Compared(fittedLeft, order, fittedRight);
        return isMoved(fittedLeft) || isMoved(fittedRight) ? worked(at, compared) : compared;
    }

    private static boolean isMoved(Term term) {
        return term instanceof Term.Worked && !Walk.isFixed(term);
    }

    /** Turns the working days round, from the field to the fixed date, so that an index on the field can be used. */
    private Clause worked(CelExpr at, Clause.Compared said) {
        var moved = isMoved(said.left())
                ? said
                : new Clause.Compared(said.right(), said.order().turned(), said.left());
        if (!Walk.isFixed(moved.right()) || !(moved.left() instanceof Term.Worked(var date, var days))) {
            return reading.fault(at, Faults.WORKED.zh(), Faults.WORKED.en());
        }
        var first = new Term.Origin(moved.right(), days, false);
        var last = new Term.Origin(moved.right(), days, true);
        var same = new Clause.All(List.of(
                new Clause.Compared(date, Order.GREATER_OR_EQUAL, first),
                new Clause.Compared(date, Order.LESS_OR_EQUAL, last)));
        return new Clause.Worked(
                said,
                switch (moved.order()) {
                    case EQUAL -> same;
                    case UNEQUAL -> new Clause.Not(same);
                    case LESS -> new Clause.Compared(date, Order.LESS, first);
                    case LESS_OR_EQUAL -> new Clause.Compared(date, Order.LESS_OR_EQUAL, last);
                    case GREATER -> new Clause.Compared(date, Order.GREATER, last);
                    case GREATER_OR_EQUAL -> new Clause.Compared(date, Order.GREATER_OR_EQUAL, first);
                });
    }

    /** A reference that is compared with a text is named by the key of its record. */
    private Term byKey(Term term, Term other) {
        if (term instanceof Term.Of(var place, var field)
                && field.type() == FieldType.REFERENCE
                && field.refers() != null
                && other instanceof Term.Constant constant
                && constant.value() instanceof String) {
            var ledger = reading.find(field.refers());
            var key = ledger.filter(Ledger::hasSimpleKey)
                    .flatMap(found -> found.field(found.key().getFirst()));
            if (key.isPresent() && reading.maySee(ledger.get())) {
                return new Term.Of(new Place.Via(place, field, ledger.get()), key.get());
            }
        }
        return term;
    }

    Clause missing(CelExpr at, CelExpr asked, Order order) {
        if (order.isOrdering()) {
            return reading.fault(at, "null 只能用 == 或 != 比较。", "null is compared by == or != only.");
        }
        var missing = missing(asked);
        return order == Order.EQUAL || missing == Reading.PLACEHOLDER ? missing : new Clause.Not(missing);
    }

    Clause missing(CelExpr asked) {
        var term = isNameOrCall(asked) ? terms.plain(asked) : null;
        if (term instanceof Term.Of || term instanceof Term.Gathered || term instanceof Term.Changed) {
            return new Clause.Missing(term);
        }
        return term == null && isNameOrCall(asked)
                ? Reading.PLACEHOLDER
                : reading.fault(asked, "这里要写一个字段名。", "write the name of a field here.");
    }

    private static boolean isNameOrCall(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT, SELECT -> true;
            case CALL ->
                expression.call().target().isPresent()
                                && Gathering.called(expression.call().function()) != null
                        || expression.call().function().equals("changed");
            default -> false;
        };
    }

    Clause among(CelExpr asked, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST
                || list.list().elements().isEmpty()
                || list.list().elements().size() > LONGEST_LIST) {
            return reading.fault(
                    list,
                    "in 后面要写列出的值，如 [\"valid\", \"suspended\"]，1至" + LONGEST_LIST + "个。",
                    "after 'in' write a list of 1 to " + LONGEST_LIST + " values, such as [\"valid\", \"suspended\"].");
        }
        var value = terms.plain(asked);
        if (value == null) {
            return Reading.PLACEHOLDER;
        }
        if (Walk.isFixed(value)) {
            return reading.fault(asked, "这里要写一个字段名。", "write the name of a field here.");
        }
        @Nullable Term found = value;
        var values = new ArrayList<Term>();
        for (var element : list.list().elements()) {
            var term = terms.plain(element);
            if (term == null) {
                continue;
            }
            found = byKey(value, term);
            var fitted = terms.fitting().fit(element, term, found);
            if (fitted != null && !(fitted instanceof Term.Constant) && !(fitted instanceof Term.Secret)) {
                return reading.fault(element, "列表里只能写固定的值。", "a list holds fixed values only.");
            }
            if (fitted != null) {
                values.add(fitted);
            }
        }
        return new Clause.Among(found, List.copyOf(values));
    }

    private static boolean isNull(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }
}
