package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Reads the values of a condition; null, with a fault said to the {@link ClauseReader}, where there is none. */
final class TermReader {

    private static final int MOST_DAYS = 36_600;

    private final ClauseReader clauses;
    private final LedgerBook book;

    TermReader(ClauseReader clauses, LedgerBook book) {
        this.clauses = clauses;
        this.book = book;
    }

    @Nullable
    Term term(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression, expression.constant());
            case IDENT -> {
                if (expression.ident().name().equals("today")) {
                    yield new Term.Today();
                }
                var field = clauses.field(expression);
                yield field == null ? null : new Term.Of(field);
            }
            case CALL -> call(expression, expression.call());
            default -> noValue(expression);
        };
    }

    /** A quoted text that PostgreSQL can hold; null without a fault where it is something else. */
    @Nullable
    String text(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || expression.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return null;
        }
        var text = expression.constant().stringValue();
        var storable = text.indexOf('\0') < 0
                && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return storable ? text : null;
    }

    /** Takes a constant as what the other side holds: a date from its text, a code from its name. */
    @Nullable
    Term fit(CelExpr at, Term term, Term other) {
        if (term.kind() == other.kind() && term.kind() != Term.Kind.CODE) {
            return term;
        }
        if (term instanceof Term.Constant constant && constant.value() instanceof String text) {
            if (other.kind() == Term.Kind.DATE) {
                return date(at, text);
            }
            if (other instanceof Term.Of(var field) && field.type() == FieldType.CODE) {
                return code(at, field, text);
            }
        }
        var fitted = other instanceof Term.Constant constant
                && constant.value() instanceof String
                && (term.kind() == Term.Kind.DATE || term.kind() == Term.Kind.CODE);
        return fitted ? term : mismatch(at, term, other);
    }

    private @Nullable Term constant(CelExpr at, CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> {
                var text = text(at);
                yield text == null
                        ? noValue(at)
                        : new Term.Constant(Term.Kind.TEXT, text, Sentence.of("“" + text + "”", "'" + text + "'"));
            }
            case INT64_VALUE -> number(BigDecimal.valueOf(constant.int64Value()));
            case UINT64_VALUE -> number(new BigDecimal(constant.uint64Value().bigIntegerValue()));
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? number(BigDecimal.valueOf(constant.doubleValue()))
                        : noValue(at);
            default -> noValue(at);
        };
    }

    private static Term number(BigDecimal number) {
        return new Term.Constant(Term.Kind.NUMBER, number, Sentence.of(number.toPlainString(), number.toPlainString()));
    }

    private @Nullable Term call(CelExpr at, CelExpr.CelCall call) {
        var args = call.args();
        var plain = call.target().isEmpty();
        if (plain && call.function().equals("date") && args.size() == 1) {
            var text = text(args.getFirst());
            return text == null ? noDate(at) : date(at, text);
        }
        if (plain && call.function().equals("daysFromToday") && args.size() == 1) {
            return shifted(at, new Term.Today(), args.getFirst(), 1);
        }
        if (plain && (call.function().equals("_+_") || call.function().equals("_-_"))) {
            var date = term(args.get(0));
            var days = args.get(1);
            if (date == null) {
                return null;
            }
            if (days.getKind() == CelExpr.ExprKind.Kind.CALL
                    && days.call().function().equals("days")
                    && days.call().args().size() == 1) {
                return shifted(
                        at, date, days.call().args().getFirst(), call.function().equals("_+_") ? 1 : -1);
            }
        }
        return noValue(at);
    }

    private @Nullable Term shifted(CelExpr at, Term date, CelExpr days, int sign) {
        var isNumber = days.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && days.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && Math.abs(days.constant().int64Value()) <= MOST_DAYS;
        if (!isNumber || date.kind() != Term.Kind.DATE || date instanceof Term.Shifted) {
            clauses.fault(
                    at,
                    "日期加减请写成 today + days(30)，天数不超过" + MOST_DAYS + "。",
                    "write today + days(30), at most " + MOST_DAYS + " days.");
            return null;
        }
        return new Term.Shifted(date, sign * (int) days.constant().int64Value());
    }

    private @Nullable Term date(CelExpr at, String text) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                return noDate(at);
            }
            return new Term.Constant(
                    Term.Kind.DATE,
                    date,
                    Sentence.of(
                            "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()),
                            date.toString()));
        } catch (DateTimeException e) {
            return noDate(at);
        }
    }

    private @Nullable Term code(CelExpr at, Field field, String text) {
        var list = book.codesOf(field);
        if (list.isEmpty()) {
            return new Term.Constant(Term.Kind.CODE, text, Sentence.of("“" + text + "”", "'" + text + "'"));
        }
        var code = list.get().find(text);
        if (code.isEmpty()) {
            var known = list.get().codes().stream()
                    .limit(12)
                    .map(each -> each.code() + "（" + each.label().zh() + "）")
                    .collect(Collectors.joining("、"));
            clauses.fault(
                    at,
                    "%s没有“%s”；可用：%s%s。"
                            .formatted(
                                    field.label().zh(),
                                    text,
                                    known,
                                    list.get().codes().size() > 12 ? "等" : ""),
                    "%s has no '%s': use %s."
                            .formatted(
                                    field.label().en(),
                                    text,
                                    list.get().codes().stream()
                                            .limit(12)
                                            .map(CodeList.Code::code)
                                            .collect(Collectors.joining(", "))));
            return null;
        }
        return new Term.Constant(Term.Kind.CODE, code.get().code(), code.get().label());
    }

    private @Nullable Term mismatch(CelExpr at, Term term, Term other) {
        clauses.fault(
                at,
                "这里要的是%s，写的却是%s。".formatted(name(other).zh(), name(term).zh()),
                "%s is needed here, not %s."
                        .formatted(name(other).en(), name(term).en()));
        return null;
    }

    private static Sentence name(Term term) {
        return switch (term.kind()) {
            case TEXT -> Sentence.of("加引号的文字", "a quoted text");
            case NUMBER -> Sentence.of("数字", "a number");
            case DATE -> Sentence.of("日期（如 \"2027-01-01\"）", "a date such as \"2027-01-01\"");
            case CODE -> Sentence.of("代码（加引号）", "a quoted code");
        };
    }

    private @Nullable Term noDate(CelExpr at) {
        clauses.fault(at, "日期要写成 \"2027-01-01\" 的样子，并且真有这一天。", "write a date that exists, like \"2027-01-01\".");
        return null;
    }

    private @Nullable Term noValue(CelExpr at) {
        clauses.fault(
                at, "这里要写字段、加引号的文字、数字、日期或 today。", "write a field, a quoted text, a number, a date or today here.");
        return null;
    }
}
