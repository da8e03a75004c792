package org.kaoqian.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a clause as a predicate of PostgreSQL: TRUE meets, FALSE fails, NULL unknown. Every value is a parameter; the
 * only names in the text are columns that a declaration names.
 */
final class ClauseSql {

    static final String TODAY = "celToday";

    private final String alias;
    private final Map<String, Object> params = new LinkedHashMap<>();

    ClauseSql(String alias) {
        if (!alias.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("No alias: " + alias);
        }
        this.alias = alias;
    }

    Map<String, Object> params() {
        return params;
    }

    /** Three-valued, exactly as {@link Clause#judge} says. */
    String exact(Clause clause) {
        return switch (clause) {
            case Clause.Always always -> always.holds() ? "true" : "false";
            case Clause.All all -> joined(all.parts(), " and ", true);
            case Clause.Any any -> joined(any.parts(), " or ", true);
            case Clause.Not not -> "(not " + exact(not.part()) + ")";
            case Clause.Choice choice -> {
                var when = exact(choice.when());
                yield "(case when %s then %s when not %s then %s end)"
                        .formatted(when, exact(choice.then()), when, exact(choice.otherwise()));
            }
            case Clause.Missing missing ->
                missing.field().open()
                        ? "(not %s or %s is null)".formatted(known(missing.field()), column(missing.field()))
                        : "(" + column(missing.field()) + " is null)";
            case Clause.Compared compared -> {
                var collate = compared.left().kind() == Term.Kind.TEXT
                        && compared.order().isOrdering();
                yield "(%s%s %s %s)"
                        .formatted(
                                term(compared.left()),
                                collate ? " collate \"C\"" : "",
                                compared.order().sql,
                                term(compared.right()));
            }
            case Clause.Among among -> "(%s in (%s))".formatted(term(among.value()), listed(among.values()));
            case Clause.Matches matches -> {
                var text = param(Term.Kind.TEXT, matches.text());
                var column = value(matches.field());
                yield switch (matches.how()) {
                    case STARTS -> "starts_with(%s, %s)".formatted(column, text);
                    case ENDS -> "(right(%s, length(%s)) = %s)".formatted(column, text, text);
                    case CONTAINS -> "(strpos(%s, %s) > 0)".formatted(column, text);
                };
            }
            case Clause.Within within ->
                "(%s between %s and %s)"
                        .formatted(
                                column(within.region()),
                                param(Term.Kind.TEXT, filled(within.prefix(), "0")),
                                param(Term.Kind.TEXT, filled(within.prefix(), "9")));
        };
    }

    /** TRUE for the same rows as {@link #exact}, else FALSE or NULL, in a form that lets indexes of open fields be used. */
    String where(Clause clause) {
        return switch (clause) {
            case Clause.All all -> joined(all.parts(), " and ", false);
            case Clause.Any any -> joined(any.parts(), " or ", false);
            case Clause.Compared(Term.Of(var field), var order, Term.Constant constant)
            when field.open() && order == Clause.Order.EQUAL ->
                "(%s and %s = %s)".formatted(known(field), column(field), term(constant));
            case Clause.Among(Term.Of(var field), var values)
            when field.open() -> "(%s and %s in (%s))".formatted(known(field), column(field), listed(values));
            default -> exact(clause);
        };
    }

    private String joined(List<Clause> parts, String word, boolean exact) {
        return parts.stream()
                .map(part -> exact ? exact(part) : where(part))
                .collect(Collectors.joining(word, "(", ")"));
    }

    private String listed(List<Term.Constant> values) {
        return values.stream().map(this::term).collect(Collectors.joining(", "));
    }

    private String term(Term term) {
        return switch (term) {
            case Term.Of of -> value(of.field());
            case Term.Constant constant -> param(constant.kind(), constant.value());
            case Term.Today ignored -> "cast(:" + TODAY + " as date)";
            case Term.Shifted shifted -> "(%s + %d)".formatted(term(shifted.date()), shifted.days());
        };
    }

    private String param(Term.Kind kind, Object value) {
        var name = "cel" + params.size();
        params.put(name, value);
        var type = switch (kind) {
            case TEXT, CODE -> "text";
            case NUMBER -> "numeric";
            case DATE -> "date";
        };
        return "cast(:" + name + " as " + type + ")";
    }

    private String value(Field field) {
        return field.open() ? "(case when %s then %s end)".formatted(known(field), column(field)) : column(field);
    }

    private String column(Field field) {
        return alias + "." + field.name();
    }

    private String known(Field field) {
        return column(field) + "_known";
    }

    private static String filled(String prefix, String digit) {
        return prefix + digit.repeat(12 - prefix.length());
    }
}
