package org.kaoqian.ledgers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a clause as a predicate of PostgreSQL. Every value is a parameter; the only names in the text are tables and
 * columns that declarations name, and aliases that are letters and digits.
 */
final class ClauseSql {

    private final SqlNames names;
    private final Aliases aliases;
    private final TermSql terms;

    ClauseSql(String alias, SqlNames names) {
        this.names = names;
        this.aliases = new Aliases(alias);
        this.terms = new TermSql(this, names, aliases);
    }

    /** A value for derived columns. */
    String value(Term term) {
        return terms.of(term, null);
    }

    /** Three-valued, exactly as {@link Clause#judge} says: TRUE meets, FALSE fails, NULL unknown. */
    String exact(Clause clause) {
        return switch (clause) {
            case Clause.Always always -> always.holds() ? "true" : "false";
            case Clause.All(var parts) -> joined(parts, " and ", this::exact);
            case Clause.Any(var parts) -> joined(parts, " or ", this::exact);
            case Clause.Not(var part) -> "(not " + exact(part) + ")";
            case Clause.Choice choice -> {
                var when = exact(choice.when());
                yield "(case when %s then %s when not %s then %s end)"
                        .formatted(when, exact(choice.then()), when, exact(choice.otherwise()));
            }
            case Clause.Missing(Term.Of of) -> terms.missing(of);
            case Clause.Missing(Term.Gathered gathered) ->
                guarded(gathered.relation(), "(" + terms.unguarded(gathered) + " is null)");
            case Clause.Missing(var value) -> "(" + terms.of(value, null) + " is null)";
            case Clause.Compared compared -> compared(compared, null);
            case Clause.Among among -> among(among, null);
            case Clause.Matches matches -> matches(matches, null);
            case Clause.Within within -> within(within, null);
            case Clause.Exists(var relation) -> guarded(relation, terms.exists(relation));
            case Clause.Worked worked -> exact(worked.moved());
        };
    }

    /**
     * TRUE for the same rows as {@link #exact}, else FALSE or NULL, in a form that lets indexes be used and the rows of
     * other ledgers be joined.
     */
    String where(Clause clause) {
        return switch (clause) {
            case Clause.Always always -> always.holds() ? "true" : "false";
            case Clause.All(var parts) -> joined(parts, " and ", this::where);
            case Clause.Any(var parts) -> joined(parts, " or ", this::where);
            case Clause.Not(var part) -> fails(part);
            case Clause.Choice(var when, var then, var otherwise) ->
                "((%s and %s) or (%s and %s))".formatted(where(when), where(then), fails(when), where(otherwise));
            case Clause.Missing(Term.Gathered gathered) ->
                gathered.kind() == Term.Kind.DATE ? where(new Clause.Not(Extremes.any(gathered))) : "false";
            case Clause.Missing ignored -> exact(clause);
            case Clause.Compared compared ->
                Extremes.simpler(compared).map(this::where).orElseGet(() -> around(joins -> compared(compared, joins)));
            case Clause.Among among -> around(joins -> among(among, joins));
            case Clause.Matches matches -> around(joins -> matches(matches, joins));
            case Clause.Within within -> around(joins -> within(within, joins));
            case Clause.Exists(var relation) -> conjoined(relation, terms.exists(relation));
            case Clause.Worked worked -> where(worked.moved());
        };
    }

    /** TRUE for the rows of which {@link #exact} is FALSE. */
    private String fails(Clause clause) {
        return switch (clause) {
            case Clause.Always always -> always.holds() ? "false" : "true";
            case Clause.All(var parts) -> joined(parts, " or ", this::fails);
            case Clause.Any(var parts) -> joined(parts, " and ", this::fails);
            case Clause.Not(var part) -> where(part);
            case Clause.Choice(var when, var then, var otherwise) ->
                "((%s and %s) or (%s and %s))".formatted(where(when), fails(then), fails(when), fails(otherwise));
            case Clause.Missing(Term.Of of) -> "(" + terms.present(of) + ")";
            case Clause.Missing(Term.Gathered gathered) ->
                gathered.kind() == Term.Kind.DATE
                        ? where(Extremes.any(gathered))
                        : conjoined(gathered.relation(), "true");
            case Clause.Missing(var value) -> "(" + terms.present(value) + ")";
            case Clause.Compared(var left, var order, var right) ->
                where(new Clause.Compared(left, order.negated(), right));
            case Clause.Among among -> around(joins -> "not " + among(among, joins));
            case Clause.Matches matches -> around(joins -> "not " + matches(matches, joins));
            case Clause.Within within -> around(joins -> "not " + within(within, joins));
            case Clause.Exists(var relation) -> conjoined(relation, "not " + terms.exists(relation));
            case Clause.Worked worked -> fails(worked.moved());
        };
    }

    private String around(Function<Joins, String> predicate) {
        var joins = new Joins(aliases);
        return joins.around(predicate.apply(joins));
    }

    private String guarded(Relation relation, String predicate) {
        return relation.outers().isEmpty()
                ? predicate
                : "(case when " + terms.guard(relation) + " then " + predicate + " end)";
    }

    private String conjoined(Relation relation, String predicate) {
        return relation.outers().isEmpty() ? predicate : "(" + terms.guard(relation) + " and " + predicate + ")";
    }

    private String compared(Clause.Compared said, @Nullable Joins joins) {
        var compared = unmoved(said);
        var collate =
                compared.left().kind() == Term.Kind.TEXT && compared.order().isOrdering();
        return "(%s%s %s %s)"
                .formatted(
                        terms.of(compared.left(), joins),
                        collate ? " collate \"C\"" : "",
                        compared.order().sql,
                        terms.of(compared.right(), joins));
    }

    /** A field that is moved by days stands alone again where the other side can be moved instead. */
    private static Clause.Compared unmoved(Clause.Compared compared) {
        if (compared.left() instanceof Term.Shifted(var date, var days) && !Walk.isFixed(date)) {
            return new Clause.Compared(date, compared.order(), new Term.Shifted(compared.right(), -days));
        }
        if (compared.right() instanceof Term.Shifted(var date, var days) && !Walk.isFixed(date)) {
            return new Clause.Compared(new Term.Shifted(compared.left(), -days), compared.order(), date);
        }
        return compared;
    }

    private String among(Clause.Among among, @Nullable Joins joins) {
        return "(%s in (%s))"
                .formatted(
                        terms.of(among.value(), joins),
                        among.values().stream().map(names::of).collect(Collectors.joining(", ")));
    }

    private String matches(Clause.Matches matches, @Nullable Joins joins) {
        var value = terms.of(matches.value(), joins);
        var text = names.text(matches.text());
        return switch (matches.how()) {
            case STARTS -> "starts_with(%s, %s)".formatted(value, text);
            case ENDS -> "(right(%s, length(%s)) = %s)".formatted(value, text, text);
            case CONTAINS -> "(strpos(%s, %s) > 0)".formatted(value, text);
        };
    }

    private String within(Clause.Within within, @Nullable Joins joins) {
        return "(%s between %s and %s)"
                .formatted(
                        terms.of(within.region(), joins),
                        names.text(filled(within.prefix(), "0")),
                        names.text(filled(within.prefix(), "9")));
    }

    private static String joined(List<Clause> parts, String word, Function<Clause, String> write) {
        return parts.stream().map(write).collect(Collectors.joining(word, "(", ")"));
    }

    private static String filled(String prefix, String digit) {
        return prefix + digit.repeat(12 - prefix.length());
    }
}
