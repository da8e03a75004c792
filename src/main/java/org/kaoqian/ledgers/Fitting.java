package org.kaoqian.ledgers;

import dev.cel.common.ast.CelExpr;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Takes a constant as what the other side holds: a date from its text, a code from its name. */
final class Fitting {

    private final Reading reading;

    Fitting(Reading reading) {
        this.reading = reading;
    }

    /** The term as it can be compared with the other; null, with a fault, where it cannot. */
    @Nullable
    Term fit(CelExpr at, Term term, Term other) {
        if (term instanceof Term.Choice(var when, var then, var otherwise) && isConstantText(then)
                || term instanceof Term.Choice(var a, var b, var otherwise2) && isConstantText(otherwise2)) {
            return choice(at, (Term.Choice) term, other);
        }
        if (term instanceof Term.Constant constant && constant.value() instanceof String text) {
            return switch (other.kind()) {
                case TEXT -> term;
                case DATE -> DateReader.date(reading, at, text);
                case CODE -> {
                    var field = coded(other);
                    yield field == null ? term : code(at, field, text);
                }
                case HIDDEN -> {
                    var field = hidden(other);
                    yield field == null ? term : new Term.Secret(field, text);
                }
                case NUMBER, RECORD -> mismatch(at, term, other);
            };
        }
        if (other instanceof Term.Constant constant && constant.value() instanceof String) {
            return switch (term.kind()) {
                case TEXT, DATE, CODE, HIDDEN -> term;
                case NUMBER, RECORD -> mismatch(at, term, other);
            };
        }
        if (other instanceof Term.Choice choice && isConstantText(choice)) {
            return term;
        }
        return term.kind() == other.kind() && isOfOneSort(at, term, other) ? term : mismatch(at, term, other);
    }

    private @Nullable Term choice(CelExpr at, Term.Choice choice, Term other) {
        var then = fit(at, choice.then(), other);
        var otherwise = then == null ? null : fit(at, choice.otherwise(), other);
        return then == null || otherwise == null ? null : new Term.Choice(choice.when(), then, otherwise);
    }

    private static boolean isConstantText(Term term) {
        return term instanceof Term.Constant constant && constant.value() instanceof String
                || term instanceof Term.Choice choice
                        && (isConstantText(choice.then()) || isConstantText(choice.otherwise()));
    }

    private boolean isOfOneSort(CelExpr at, Term term, Term other) {
        return switch (term.kind()) {
            case TEXT, NUMBER, DATE -> true;
            case RECORD -> {
                var one = record(term);
                yield one != null && one.equals(record(other));
            }
            case CODE -> {
                var one = coded(term);
                var two = coded(other);
                yield one == null || two == null || String.valueOf(one.codes()).equals(two.codes());
            }
            case HIDDEN -> {
                var one = hidden(term);
                var two = hidden(other);
                yield one == null
                        || two == null
                        || String.valueOf(one.sensitive()).equals(two.sensitive());
            }
        };
    }

    /** The field whose dictionary the codes are of. */
    static @Nullable Field coded(Term term) {
        return switch (term) {
            case Term.Of of -> of.field().type() == FieldType.CODE ? of.field() : null;
            case Term.Choice choice -> {
                var then = coded(choice.then());
                yield then == null ? coded(choice.otherwise()) : then;
            }
            default -> null;
        };
    }

    private static @Nullable Field hidden(Term term) {
        return switch (term) {
            case Term.Of of -> of.field().isSensitive() ? of.field() : null;
            case Term.Choice choice -> hidden(choice.then());
            default -> null;
        };
    }

    /** The ledger of which it is a record. */
    static @Nullable String record(Term term) {
        return switch (term) {
            case Term.Of of -> of.field().refers();
            case Term.Self self -> self.place().ledger().name();
            case Term.Choice choice -> record(choice.then());
            default -> null;
        };
    }

    private @Nullable Term code(CelExpr at, Field field, String text) {
        var list = reading.codesOf(field);
        if (list.isEmpty()) {
            return new Term.Constant(Term.Kind.CODE, text, Sentence.of("“" + text + "”", "'" + text + "'"));
        }
        var code = list.get().find(text);
        if (code.isPresent() && (!reading.isDerived() || code.get().code().equals(text))) {
            return new Term.Constant(
                    Term.Kind.CODE, code.get().code(), code.get().label());
        }
        if (code.isPresent()) {
            reading.fault(
                    at,
                    "计算字段里请写代码“%s”，不写“%s”。".formatted(code.get().code(), text),
                    "in a derived field write the code '%s', not '%s'."
                            .formatted(code.get().code(), text));
            return null;
        }
        var codes = list.get().codes();
        reading.fault(
                at,
                "%s没有“%s”；可用：%s%s。"
                        .formatted(
                                field.label().zh(),
                                text,
                                codes.stream()
                                        .limit(12)
                                        .map(each ->
                                                each.code() + "（" + each.label().zh() + "）")
                                        .collect(Collectors.joining("、")),
                                codes.size() > 12 ? "等" : ""),
                "%s has no '%s': use %s."
                        .formatted(
                                field.label().en(),
                                text,
                                codes.stream()
                                        .limit(12)
                                        .map(CodeList.Code::code)
                                        .collect(Collectors.joining(", "))));
        return null;
    }

    @Nullable
    Term mismatch(CelExpr at, Term term, Term other) {
        reading.fault(
                at,
                "这里要的是%s，写的却是%s。".formatted(name(other).zh(), name(term).zh()),
                "%s is needed here, not %s."
                        .formatted(name(other).en(), name(term).en()));
        return null;
    }

    static Sentence name(Term term) {
        return switch (term.kind()) {
            case TEXT -> Sentence.of("加引号的文字", "a quoted text");
            case NUMBER -> Sentence.of("数字", "a number");
            case DATE -> Sentence.of("日期（如 \"2027-01-01\"）", "a date such as \"2027-01-01\"");
            case CODE -> {
                var field = coded(term);
                yield field == null
                        ? Sentence.of("代码（加引号）", "a quoted code")
                        : Sentence.of("代码（加引号，字典 " + field.codes() + "）", "a quoted code of " + field.codes());
            }
            case RECORD -> {
                var ledger = record(term);
                yield Sentence.of("台账 " + ledger + " 的记录（字段或 self）", "a record of " + ledger + " (a field or self)");
            }
            case HIDDEN -> Sentence.of("同类的加密字段或加引号的文字", "an encrypted field of the same kind or a quoted text");
        };
    }
}
