package org.kaoqian.ledgers;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Period;
import org.kaoqian.shared.Sentence;

/** Reads what has to do with dates. */
final class DateReader {

    private static final int MOST_DAYS = 36_600;
    private static final int MOST_WORKDAYS = 250;

    private final Reading reading;
    private final TermReader terms;

    DateReader(Reading reading, TermReader terms) {
        this.reading = reading;
        this.terms = terms;
    }

    /** Whether this is days(n) or workdays(n). */
    static boolean isSpan(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().target().isEmpty()
                && (expression.call().function().equals("days")
                        || expression.call().function().equals("workdays"));
    }

    @Nullable
    Term call(CelExpr at, CelExpr.CelCall call) {
        var args = call.args();
        return switch (call.function()) {
            case "date" -> {
                var text = args.size() == 1 ? TermReader.text(args.getFirst()) : null;
                yield text == null ? noDate(reading, at) : date(reading, at, text);
            }
            case "daysFromToday" -> args.size() == 1 ? shifted(at, new Term.Today(), args.getFirst(), 1) : noSpan(at);
            case "startOf" -> start(at, args.size() == 1 ? TermReader.text(args.getFirst()) : null);
            case "daysBetween" -> between(at, call, Span.DAYS);
            case "yearsBetween" -> between(at, call, Span.YEARS);
            case "changed" -> changed(at, call);
            default -> noSpan(at);
        };
    }

    private @Nullable Term start(CelExpr at, @Nullable String word) {
        var period = Period.called(word == null ? "" : word);
        if (period.isEmpty() || reading.isDerived()) {
            reading.fault(
                    at,
                    reading.isDerived()
                            ? "计算字段不能用 startOf，它随日子变；请写成规则的条件。"
                            : "startOf 里写一个加引号的周期，如 startOf(\"half-year\")；可用 week、month、quarter、half-year、year。",
                    reading.isDerived()
                            ? "a derived field cannot use startOf, which moves with the days: put it into a rule's condition."
                            : "startOf takes a quoted period, such as startOf(\"half-year\"): week, month, quarter, half-year or year.");
            return null;
        }
        return new Term.Start(period.get());
    }

    /** A date plus or minus days(n) or workdays(n). */
    @Nullable
    Term moved(CelExpr at, CelExpr.CelCall call) {
        var date = terms.plain(call.args().getFirst());
        var span = call.args().getLast().call();
        if (date == null) {
            return null;
        }
        var sign = call.function().equals("_+_") ? 1 : -1;
        if (span.args().size() != 1) {
            return noSpan(at);
        }
        return span.function().equals("days")
                ? shifted(at, date, span.args().getFirst(), sign)
                : worked(at, date, span.args().getFirst(), sign);
    }

    private @Nullable Term shifted(CelExpr at, Term date, CelExpr days, int sign) {
        var count = count(days, MOST_DAYS);
        if (count == null || date.kind() != Term.Kind.DATE) {
            return noSpan(at);
        }
        if (date instanceof Term.Shifted(var unmoved, var before)) {
            var together = before + sign * count;
            return Math.abs(together) > MOST_DAYS ? noSpan(at) : new Term.Shifted(unmoved, together);
        }
        return new Term.Shifted(date, sign * count);
    }

    private @Nullable Term worked(CelExpr at, Term date, CelExpr days, int sign) {
        var count = count(days, MOST_WORKDAYS);
        if (reading.isDerived()) {
            reading.fault(
                    at,
                    "计算字段不能按工作日推算，日历每年都变；请用 days(n)。",
                    "a derived field cannot count working days, which change every year: use days(n).");
            return null;
        }
        if (count == null || count < 0 || date.kind() != Term.Kind.DATE) {
            reading.fault(
                    at,
                    "工作日请写成 today + workdays(5) 或 expires - workdays(15)，天数为0至" + MOST_WORKDAYS + "。",
                    "write today + workdays(5) or expires - workdays(15), with 0 to " + MOST_WORKDAYS + " days.");
            return null;
        }
        return new Term.Worked(date, sign * count);
    }

    private @Nullable Term between(CelExpr at, CelExpr.CelCall call, Span span) {
        if (call.args().size() != 2) {
            reading.fault(
                    at,
                    "%s 要写两个日期，如 %s(issued, today)。".formatted(call.function(), call.function()),
                    "%s takes two dates, such as %s(issued, today).".formatted(call.function(), call.function()));
            return null;
        }
        var from = date(call.args().get(0));
        var to = date(call.args().get(1));
        return from == null || to == null ? null : new Term.Between(span, from, to);
    }

    private @Nullable Term date(CelExpr expression) {
        var text = TermReader.text(expression);
        var term = text == null ? terms.plain(expression) : date(reading, expression, text);
        if (term != null && term.kind() != Term.Kind.DATE) {
            reading.fault(
                    expression,
                    "这里要的是日期，写的却是%s。".formatted(Fitting.name(term).zh()),
                    "a date is needed here, not %s."
                            .formatted(Fitting.name(term).en()));
            return null;
        }
        return term;
    }

    private @Nullable Term changed(CelExpr at, CelExpr.CelCall call) {
        var name = call.args().size() == 1 ? TermReader.text(call.args().getFirst()) : null;
        if (name == null || reading.isDerived()) {
            reading.fault(
                    at,
                    reading.isDerived() ? "计算字段不能看变更记录；请写成规则的条件。" : "changed 里写加引号的字段名，如 changed(\"status\")。",
                    reading.isDerived()
                            ? "a derived field cannot look at the history: put it into a rule's condition."
                            : "changed takes the quoted name of a field, such as changed(\"status\").");
            return null;
        }
        var field = reading.field(call.args().getFirst(), reading.ledger(), name);
        return field == null ? null : new Term.Changed(terms.places().own(), field);
    }

    static @Nullable Term date(Reading reading, CelExpr at, String text) {
        if (!isDay(text)) {
            reading.fault(
                    at,
                    "%s 不是日历上的日子；请核对日期。".formatted(text),
                    "%s is no day of the calendar: check it.".formatted(text));
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() < 1 || date.getYear() > 9999) {
                return noDate(reading, at);
            }
            return new Term.Constant(Term.Kind.DATE, date, said(date));
        } catch (DateTimeException e) {
            return noDate(reading, at);
        }
    }

    /** False only for what is written as a date and is none, such as the 31st of June. */
    private static boolean isDay(String text) {
        try {
            return !text.matches("\\d{4}-\\d{2}-\\d{2}")
                    || LocalDate.parse(text).getYear() >= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Sentence said(LocalDate date) {
        return Sentence.of(
                "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), date.toString());
    }

    private static @Nullable Integer count(CelExpr days, int most) {
        return days.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && days.constant().getKind() == CelConstant.Kind.INT64_VALUE
                        && Math.abs(days.constant().int64Value()) <= most
                ? (int) days.constant().int64Value()
                : null;
    }

    private @Nullable Term noSpan(CelExpr at) {
        reading.fault(
                at,
                "日期加减请写成 today + days(30)，天数不超过" + MOST_DAYS + "。",
                "write today + days(30), at most " + MOST_DAYS + " days.");
        return null;
    }

    private static @Nullable Term noDate(Reading reading, CelExpr at) {
        reading.fault(at, "日期要写成 \"2027-01-01\" 的样子，并且真有这一天。", "write a date that exists, like \"2027-01-01\".");
        return null;
    }
}
