package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Reads the values of a condition; null, with a fault, where there is none. */
final class TermReader {

    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final int MOST_DECIMALS = 9;

    private final Reading reading;
    private final ClauseReader clauses;
    private final PlaceReader places;
    private final DateReader dates;
    private final RelationReader relations;
    private final Fitting fitting;

    TermReader(Reading reading, ClauseReader clauses) {
        this.reading = reading;
        this.clauses = clauses;
        this.places = new PlaceReader(reading);
        this.dates = new DateReader(reading, this);
        this.relations = new RelationReader(reading, clauses, this);
        this.fitting = new Fitting(reading);
    }

    PlaceReader places() {
        return places;
    }

    RelationReader relations() {
        return relations;
    }

    Fitting fitting() {
        return fitting;
    }

    /** A value; a field that is moved by working days only where {@link ComparisonReader} can turn it round. */
    @Nullable
    Term term(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression, expression.constant());
            case IDENT, SELECT -> places.term(expression);
            case CALL -> call(expression, expression.call());
            default -> noValue(expression);
        };
    }

    /** A value that can stand anywhere. */
    @Nullable
    Term plain(CelExpr expression) {
        var term = term(expression);
        if (term instanceof Term.Worked && !Walk.isFixed(term)) {
            reading.fault(expression, Faults.WORKED.zh(), Faults.WORKED.en());
            return null;
        }
        return term;
    }

    /** A quoted text that PostgreSQL can hold; null without a fault where it is something else. */
    @Nullable
    static String text(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || expression.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return null;
        }
        var text = expression.constant().stringValue();
        var storable = text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return storable ? text : null;
    }

    private @Nullable Term constant(CelExpr at, CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> {
                var text = text(at);
                yield text == null
                        ? noValue(at)
                        : new Term.Constant(Term.Kind.TEXT, text, Sentence.of("“" + text + "”", "'" + text + "'"));
            }
            case INT64_VALUE -> number(at, BigDecimal.valueOf(constant.int64Value()));
            case UINT64_VALUE ->
                number(at, new BigDecimal(constant.uint64Value().bigIntegerValue()));
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? number(at, BigDecimal.valueOf(constant.doubleValue()))
                        : noValue(at);
            default -> noValue(at);
        };
    }

    private @Nullable Term number(CelExpr at, BigDecimal number) {
        if (number.abs().compareTo(MOST) >= 0 || number.stripTrailingZeros().scale() > MOST_DECIMALS) {
            reading.fault(
                    at,
                    "数字太大或小数位太多；请写15位以内、小数" + MOST_DECIMALS + "位以内的数。",
                    "the number is too large or too exact: write at most 15 digits and " + MOST_DECIMALS
                            + " decimals.");
            return null;
        }
        return new Term.Constant(Term.Kind.NUMBER, number, Sentence.of(number.toPlainString(), number.toPlainString()));
    }

    private @Nullable Term call(CelExpr at, CelExpr.CelCall call) {
        var args = call.args();
        if (call.target().isPresent()) {
            var how = Gathering.called(call.function());
            return how == null ? noMethod(at, call.function()) : relations.gathered(at, call, how);
        }
        return switch (call.function()) {
            case "date", "daysFromToday", "startOf", "daysBetween", "yearsBetween", "changed", "days", "workdays" ->
                dates.call(at, call);
            case "_+_", "_-_" ->
                DateReader.isSpan(args.getLast()) ? dates.moved(at, call) : arithmetic(at, call.function(), args);
            case "_*_", "_/_" -> arithmetic(at, call.function(), args);
            case "-_" -> {
                var number = numeric(args.getFirst());
                yield number == null
                        ? null
                        : new Term.Sum(
                                new Term.Constant(Term.Kind.NUMBER, BigDecimal.ZERO, Sentence.of("0", "0")),
                                Sign.MINUS,
                                number);
            }
            case "_?_:_" -> choice(args);
            default -> call.function().startsWith("_") ? noValue(at) : noFunction(at, call.function());
        };
    }

    private @Nullable Term noFunction(CelExpr at, String function) {
        reading.fault(
                at,
                "没有“%s”这个函数；可用 date、startOf、days、workdays、daysBetween、yearsBetween、changed，以及相关台账的 exists、count、latest、earliest、sum。"
                        .formatted(function),
                "there is no function '%s': use date, startOf, days, workdays, daysBetween, yearsBetween, changed, and exists, count, latest, earliest and sum of related ledgers."
                        .formatted(function));
        return null;
    }

    private @Nullable Term arithmetic(CelExpr at, String function, List<CelExpr> args) {
        var left = plain(args.get(0));
        var right = plain(args.get(1));
        if (left == null || right == null) {
            return null;
        }
        if (function.equals("_+_") && left.kind() == Term.Kind.TEXT && right.kind() == Term.Kind.TEXT) {
            var parts = new ArrayList<Term>(left instanceof Term.Joined(var before) ? before : List.of(left));
            parts.add(right);
            return new Term.Joined(List.copyOf(parts));
        }
        if (left.kind() == Term.Kind.DATE) {
            reading.fault(
                    at,
                    "日期加减请写成 today + days(30)；两个日期相差几天请写 daysBetween(a, b)。",
                    "move a date with days(n), as in today + days(30); the days between two dates are daysBetween(a, b).");
            return null;
        }
        if (!isNumber(args.get(0), left) || !isNumber(args.get(1), right)) {
            return null;
        }
        var sign = switch (function) {
            case "_+_" -> Sign.PLUS;
            case "_-_" -> Sign.MINUS;
            case "_*_" -> Sign.TIMES;
            default -> Sign.DIVIDED;
        };
        return new Term.Sum(left, sign, right);
    }

    private @Nullable Term numeric(CelExpr expression) {
        var term = plain(expression);
        return term == null || !isNumber(expression, term) ? null : term;
    }

    private boolean isNumber(CelExpr at, Term term) {
        if (term.kind() != Term.Kind.NUMBER) {
            reading.fault(
                    at,
                    "加减乘除要用数字，这里是%s；文字只能用 + 连接文字。".formatted(Fitting.name(term).zh()),
                    "arithmetic takes numbers, not %s: only texts are joined to texts with +."
                            .formatted(Fitting.name(term).en()));
            return false;
        }
        return true;
    }

    private @Nullable Term choice(List<CelExpr> args) {
        var before = reading.faults().size();
        var when = clauses.clause(args.get(0));
        var then = plain(args.get(1));
        var otherwise = plain(args.get(2));
        if (then == null || otherwise == null || reading.faults().size() > before) {
            return null;
        }
        var fittedThen = fitting.fit(args.get(1), then, otherwise);
        var fittedOtherwise = fitting.fit(args.get(2), otherwise, then);
        return fittedThen == null || fittedOtherwise == null
                ? null
                : new Term.Choice(when, fittedThen, fittedOtherwise);
    }

    private @Nullable Term noMethod(CelExpr at, String method) {
        reading.fault(
                at,
                RelationReader.ASKED.contains(method) || Clause.Match.called(method) != null
                        ? "“%s”是一个条件，不是值；请不要再拿它比较。".formatted(method)
                        : "没有“%s”；台账可用 exists、count、latest、earliest、sum。".formatted(method),
                RelationReader.ASKED.contains(method) || Clause.Match.called(method) != null
                        ? "'%s' is a condition and no value: do not compare it.".formatted(method)
                        : "there is no '%s': ledgers have exists, count, latest, earliest and sum.".formatted(method));
        return null;
    }

    private @Nullable Term noValue(CelExpr at) {
        reading.fault(
                at, "这里要写字段、加引号的文字、数字、日期或 today。", "write a field, a quoted text, a number, a date or today here.");
        return null;
    }
}
