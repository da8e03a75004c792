package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.kaoqian.shared.RegionCode;

/** Turns a parsed CEL expression into a {@link Clause}, checking names and types; what is wrong is collected. */
final class ClauseReader {

    private final Reading reading;
    private final TermReader terms;
    private final ComparisonReader comparisons;

    ClauseReader(Reading reading) {
        this.reading = reading;
        this.terms = new TermReader(reading, this);
        this.comparisons = new ComparisonReader(reading, terms);
    }

    TermReader terms() {
        return terms;
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
            case "_==_" -> comparisons.compared(at, args, Order.EQUAL);
            case "_!=_" -> comparisons.compared(at, args, Order.UNEQUAL);
            case "_<_" -> comparisons.compared(at, args, Order.LESS);
            case "_<=_" -> comparisons.compared(at, args, Order.LESS_OR_EQUAL);
            case "_>_" -> comparisons.compared(at, args, Order.GREATER);
            case "_>=_" -> comparisons.compared(at, args, Order.GREATER_OR_EQUAL);
            case "@in", "_in_" -> comparisons.among(args.get(0), args.get(1));
            case "has" ->
                args.size() == 1
                        ? comparisons.missing(at, args.getFirst(), Order.UNEQUAL)
                        : reading.fault(at, "has 里写一个字段名。", "has takes one field.");
            case "inRegion" -> inRegion(at, args);
            case "date", "daysFromToday", "startOf", "daysBetween", "yearsBetween", "changed", "days", "workdays" ->
                noCondition(at);
            case "_+_", "_-_", "_*_", "_/_", "-_" -> noCondition(at);
            default ->
                reading.fault(
                        at,
                        "没有“%s”这个函数；可用 %s。".formatted(call.function(), Faults.FUNCTIONS.replace(", ", "、")),
                        "there is no function '%s': use %s.".formatted(call.function(), Faults.FUNCTIONS));
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

    private Clause method(CelExpr at, CelExpr.CelCall call) {
        if (call.function().equals("exists")) {
            var exists = terms.relations().exists(at, call);
            return exists == null ? Reading.PLACEHOLDER : exists;
        }
        if (Gathering.called(call.function()) != null) {
            return noCondition(at);
        }
        var how = Clause.Match.called(call.function());
        if (how == null) {
            return reading.fault(
                    at,
                    "没有“%s”；文字可用 startsWith、endsWith、contains，台账可用 exists、count、latest、earliest、sum。"
                            .formatted(call.function()),
                    "there is no '%s': texts have startsWith, endsWith and contains, ledgers exists, count, latest, earliest and sum."
                            .formatted(call.function()));
        }
        var value = terms.plain(call.target().orElseThrow());
        var text = call.args().size() == 1 ? TermReader.text(call.args().getFirst()) : null;
        if (value == null) {
            return Reading.PLACEHOLDER;
        }
        if (text == null) {
            return reading.fault(at, "括号里要写一段加引号的文字。", "write one quoted text in the brackets.");
        }
        if (value.kind() == Term.Kind.HIDDEN) {
            return reading.fault(
                    at,
                    "加密字段看不到其中一部分；请用 ==、!= 或 in 比较整个值。",
                    "an encrypted field cannot be looked into: compare it whole with ==, != or in.");
        }
        if (value.kind() != Term.Kind.TEXT || Walk.isFixed(value)) {
            return reading.fault(at, "这里不是文字字段，请用 == 或 in。", "this is no text field: use == or in.");
        }
        return value instanceof Term.Of(var place, var field)
                        && field.type() == FieldType.REGION
                        && how == Clause.Match.STARTS
                        && text.matches("[0-9]{1,12}")
                ? new Clause.Within(value, text)
                : new Clause.Matches(value, how, text);
    }

    private Clause inRegion(CelExpr at, List<CelExpr> args) {
        var region = reading.ledger().fields().stream()
                .filter(field -> field.type() == FieldType.REGION)
                .findFirst();
        var text = args.size() == 1 ? TermReader.text(args.getFirst()) : null;
        var code = text == null ? null : RegionCode.parse(text).orElse(null);
        if (region.isEmpty() || code == null) {
            return reading.fault(
                    at,
                    "inRegion 要写6、9或12位区划代码，如 inRegion(\"510199001000\")。",
                    "inRegion takes a region code of 6, 9 or 12 digits.");
        }
        return new Clause.Within(new Term.Of(terms.places().own(), region.get()), code.prefix());
    }

    private Clause noCondition(CelExpr at) {
        return reading.fault(
                at,
                "这里不是一个条件；请写成比较，例如 status == \"valid\"。",
                "this is no condition: write a comparison, such as status == \"valid\".");
    }
}
