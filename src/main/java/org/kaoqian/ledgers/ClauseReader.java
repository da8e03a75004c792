package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** Turns a parsed CEL expression into a {@link Clause}, checking names and types; what is wrong is collected. */
final class ClauseReader {

    private static final Clause PLACEHOLDER = new Clause.Always(false);
    private static final int LONGEST_LIST = 500;

    private final Ledger ledger;
    private final Map<Long, Integer> positions;
    private final TermReader terms;
    private final List<Sentence> faults = new ArrayList<>();
    private final Set<String> fields = new LinkedHashSet<>();

    ClauseReader(Ledger ledger, LedgerBook book, Map<Long, Integer> positions) {
        this.ledger = ledger;
        this.positions = positions;
        this.terms = new TermReader(this, book);
    }

    List<Sentence> faults() {
        return List.copyOf(faults);
    }

    /** The fields that the clause looks at. */
    Set<String> fields() {
        return fields;
    }

    Clause clause(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT ->
                expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
                        ? new Clause.Always(expression.constant().booleanValue())
                        : noCondition(expression);
            case CALL ->
                expression.call().target().isPresent()
                        ? method(expression, expression.call())
                        : call(expression, expression.call());
            default -> noCondition(expression);
        };
    }

    private Clause call(CelExpr at, CelExpr.CelCall call) {
        var args = call.args();
        return switch (call.function()) {
            case "_&&_" -> new Clause.All(parts(at, "_&&_"));
            case "_||_" -> new Clause.Any(parts(at, "_||_"));
            case "!_" -> new Clause.Not(clause(args.getFirst()));
            case "_?_:_" -> new Clause.Choice(clause(args.get(0)), clause(args.get(1)), clause(args.get(2)));
            case "_==_" -> compared(at, args, Clause.Order.EQUAL);
            case "_!=_" -> compared(at, args, Clause.Order.UNEQUAL);
            case "_<_" -> compared(at, args, Clause.Order.LESS);
            case "_<=_" -> compared(at, args, Clause.Order.LESS_OR_EQUAL);
            case "_>_" -> compared(at, args, Clause.Order.GREATER);
            case "_>=_" -> compared(at, args, Clause.Order.GREATER_OR_EQUAL);
            case "@in" -> among(args.get(0), args.get(1));
            case "has" -> {
                var field = args.size() == 1 ? field(args.getFirst()) : null;
                yield field == null ? noCondition(at) : new Clause.Not(new Clause.Missing(field));
            }
            case "inRegion" -> inRegion(at, args);
            default ->
                fault(
                        at,
                        "没有“%s”这个函数；可用 date、today、days、daysFromToday、inRegion、has、startsWith、endsWith、contains。"
                                .formatted(call.function()),
                        "there is no function '%s': use date, today, days, daysFromToday, inRegion, has, startsWith, endsWith, contains."
                                .formatted(call.function()));
        };
    }

    /** The parts of a chain of && or ||, whatever way the parser has nested it. */
    private List<Clause> parts(CelExpr expression, String operator) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL
                || !expression.call().function().equals(operator)) {
            return List.of(clause(expression));
        }
        var parts = new ArrayList<Clause>();
        expression.call().args().forEach(arg -> parts.addAll(parts(arg, operator)));
        return List.copyOf(parts);
    }

    private Clause compared(CelExpr at, List<CelExpr> args, Clause.Order order) {
        var leftNull = isNull(args.get(0));
        if (leftNull || isNull(args.get(1))) {
            return missing(at, args.get(leftNull ? 1 : 0), order);
        }
        var left = terms.term(args.get(0));
        var right = terms.term(args.get(1));
        if (left == null || right == null) {
            return PLACEHOLDER;
        }
        var fittedRight = terms.fit(args.get(1), right, left);
        var fittedLeft = terms.fit(args.get(0), left, right);
        if (fittedLeft == null || fittedRight == null) {
            return PLACEHOLDER;
        }
        if (fittedLeft instanceof Term.Constant && fittedRight instanceof Term.Constant) {
            return fault(at, "两边都是固定的值；请让一边是字段。", "both sides are fixed values: let one of them be a field.");
        }
        if (fittedLeft.kind() == Term.Kind.CODE && order.isOrdering()) {
            return fault(at, "代码没有大小之分；请用 == 或 in。", "codes have no order: use == or in.");
        }
        return fittedLeft instanceof Term.Constant
                ? new Clause.Compared(fittedRight, order.turned(), fittedLeft)
                : new Clause.Compared(fittedLeft, order, fittedRight);
    }

    private Clause missing(CelExpr at, CelExpr asked, Clause.Order order) {
        if (order.isOrdering()) {
            return fault(at, "null 只能用 == 或 != 比较。", "null is compared by == or != only.");
        }
        var field = field(asked);
        if (field == null) {
            return PLACEHOLDER;
        }
        var missing = new Clause.Missing(field);
        return order == Clause.Order.EQUAL ? missing : new Clause.Not(missing);
    }

    private Clause among(CelExpr asked, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST
                || list.list().elements().isEmpty()
                || list.list().elements().size() > LONGEST_LIST) {
            return fault(
                    list,
                    "in 后面要写列出的值，如 [\"valid\", \"suspended\"]，1至" + LONGEST_LIST + "个。",
                    "after 'in' write a list of 1 to " + LONGEST_LIST + " values, such as [\"valid\", \"suspended\"].");
        }
        var field = field(asked);
        if (field == null) {
            return PLACEHOLDER;
        }
        var values = new ArrayList<Term.Constant>();
        for (var element : list.list().elements()) {
            var term = terms.term(element);
            var fitted = term == null ? null : terms.fit(element, term, new Term.Of(field));
            if (fitted instanceof Term.Constant constant) {
                values.add(constant);
            } else if (fitted != null) {
                return fault(element, "列表里只能写固定的值。", "a list holds fixed values only.");
            }
        }
        return new Clause.Among(new Term.Of(field), List.copyOf(values));
    }

    private Clause method(CelExpr at, CelExpr.CelCall call) {
        var how = switch (call.function()) {
            case "startsWith" -> Clause.Match.STARTS;
            case "endsWith" -> Clause.Match.ENDS;
            case "contains" -> Clause.Match.CONTAINS;
            default -> null;
        };
        if (how == null) {
            return fault(
                    at,
                    "没有“%s”；文字可用 startsWith、endsWith、contains。".formatted(call.function()),
                    "there is no '%s': texts have startsWith, endsWith and contains.".formatted(call.function()));
        }
        var field = field(call.target().orElseThrow());
        var text = call.args().size() == 1 ? terms.text(call.args().getFirst()) : null;
        if (field == null) {
            return PLACEHOLDER;
        }
        if (text == null) {
            return fault(at, "括号里要写一段加引号的文字。", "write one quoted text in the brackets.");
        }
        if (new Term.Of(field).kind() != Term.Kind.TEXT) {
            return fault(
                    at,
                    "“%s”不是文字，请用 == 或 in。".formatted(field.label().zh()),
                    "%s is no text: use == or in.".formatted(field.label().en()));
        }
        return field.type() == FieldType.REGION && how == Clause.Match.STARTS && text.matches("[0-9]{1,12}")
                ? new Clause.Within(field, text)
                : new Clause.Matches(field, how, text);
    }

    private Clause inRegion(CelExpr at, List<CelExpr> args) {
        var region = ledger.fields().stream()
                .filter(field -> field.type() == FieldType.REGION)
                .findFirst();
        var text = args.size() == 1 ? terms.text(args.getFirst()) : null;
        var code = text == null ? null : RegionCode.parse(text).orElse(null);
        if (region.isEmpty() || code == null) {
            return fault(
                    at,
                    "inRegion 要写6、9或12位区划代码，如 inRegion(\"510199001000\")。",
                    "inRegion takes a region code of 6, 9 or 12 digits.");
        }
        fields.add(region.get().name());
        return new Clause.Within(region.get(), code.prefix());
    }

    private static boolean isNull(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    /** The field that this identifier names; null, with a fault, where there is none. */
    @Nullable
    Field field(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            var name = expression.ident().name();
            var found = ledger.field(name);
            if (found.isPresent()) {
                fields.add(name);
                return found.get();
            }
            fault(
                    expression,
                    "没有“%s”这个字段；可用：%s。"
                            .formatted(
                                    name,
                                    ledger.fields().stream()
                                            .map(field -> field.name() + "（"
                                                    + field.label().zh() + "）")
                                            .collect(Collectors.joining("、"))),
                    "there is no field '%s': use %s."
                            .formatted(
                                    name,
                                    ledger.fields().stream().map(Field::name).collect(Collectors.joining(", "))));
            return null;
        }
        fault(expression, "这里要写一个字段名。", "write the name of a field here.");
        return null;
    }

    private Clause noCondition(CelExpr at) {
        return fault(
                at,
                "这里不是一个条件；请写成比较，例如 status == \"valid\"。",
                "this is no condition: write a comparison, such as status == \"valid\".");
    }

    Clause fault(CelExpr at, String zh, String en) {
        var position = positions.getOrDefault(at.id(), 0) + 1;
        faults.add(Sentence.of("第%d个字符：%s".formatted(position, zh), "Character %d: %s".formatted(position, en)));
        return PLACEHOLDER;
    }
}
