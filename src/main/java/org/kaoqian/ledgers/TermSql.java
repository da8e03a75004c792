package org.kaoqian.ledgers;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the values of a condition for PostgreSQL: NULL where a value is missing. */
final class TermSql {

    private final ClauseSql clauses;
    private final SqlNames names;
    private final Aliases aliases;

    TermSql(ClauseSql clauses, SqlNames names, Aliases aliases) {
        this.clauses = clauses;
        this.names = names;
        this.aliases = aliases;
    }

    /** @param joins what collects the records that are read through references; null to read each by a subquery */
    String of(Term term, @Nullable Joins joins) {
        return switch (term) {
            case Term.Of of -> field(of, joins);
            case Term.Self(var place) -> Aliases.column(aliases.at(place.depth()), "id");
            case Term.Constant ignored -> names.of(term);
            case Term.Secret ignored -> names.of(term);
            case Term.Today ignored -> names.of(term);
            case Term.Start ignored -> names.of(term);
            case Term.Worked ignored -> names.of(term);
            case Term.Origin ignored -> names.of(term);
            case Term.Shifted(var date, var days) -> "(%s + %d)".formatted(of(date, joins), days);
            case Term.Sum(var left, var sign, var right) -> sign.sql(of(left, joins), of(right, joins));
            case Term.Between(var span, var from, var to) -> span.sql(of(from, joins), of(to, joins));
            case Term.Joined(var parts) ->
                parts.stream().map(part -> of(part, joins)).collect(Collectors.joining(" || ", "(", ")"));
            case Term.Choice(var when, var then, var otherwise) -> {
                var asked = clauses.exact(when);
                yield "(case when %s then %s when not %s then %s end)"
                        .formatted(asked, of(then, null), asked, of(otherwise, null));
            }
            case Term.Changed changed -> changed(changed);
            case Term.Gathered gathered -> gathered(gathered);
        };
    }

    /** TRUE where the value is there, else FALSE. */
    String present(Term term) {
        if (term instanceof Term.Of of) {
            var joins = new Joins(aliases);
            return joins.around(plain(of, joins) + " is not null");
        }
        return of(term, null) + " is not null";
    }

    private String field(Term.Of of, @Nullable Joins joins) {
        if (joins != null) {
            return value(of.field(), joins.alias(of.place()), joins);
        }
        if (!(of.place() instanceof Place.Via)) {
            return value(of.field(), aliases.at(of.place().depth()), null);
        }
        var chain = new Joins(aliases);
        var value = value(of.field(), chain.alias(of.place()), null);
        return "(select " + value + " from " + chain.from() + " where " + chain.where() + ")";
    }

    private String value(Field field, String alias, @Nullable Joins joins) {
        var column = Aliases.column(alias, field.name());
        if (field.isSensitive() && names.isBlind()) {
            return column + "_idx";
        }
        if (field.open() && joins != null) {
            joins.know(column + "_known");
            return column;
        }
        return field.open() ? "(case when " + column + "_known then " + column + " end)" : column;
    }

    /** The column itself, of whatever it is said only whether it is there. */
    private static String plain(Term.Of of, Joins joins) {
        var column = Aliases.column(joins.alias(of.place()), of.field().name());
        if (of.field().open()) {
            joins.know(column + "_known");
        }
        return column;
    }

    String missing(Term.Of of) {
        var absent = of.place() instanceof Place.Via
                ? "not " + present(of)
                : of.field().open()
                        ? "not " + present(of)
                        : Aliases.column(
                                        aliases.at(of.place().depth()),
                                        of.field().name()) + " is null";
        return "(" + absent + ")";
    }

    private String changed(Term.Changed changed) {
        var own = aliases.at(0);
        var history = aliases.fresh();
        return ("(select cast(max(%1$s.at) at time zone %2$s as date) from ledgers.change %1$s"
                        + " where %1$s.district = %3$s.district and %1$s.ledger = %4$s and %1$s.record = %3$s.id and %1$s.field = %5$s)")
                .formatted(
                        history,
                        names.zone(),
                        own,
                        names.text(changed.place().ledger().name()),
                        names.text(changed.field().name()));
    }

    private String gathered(Term.Gathered gathered) {
        var selected = unguarded(gathered);
        return gathered.relation().outers().isEmpty()
                ? selected
                : "(case when " + guard(gathered.relation()) + " then " + selected + " end)";
    }

    /** What the related records come to, whether or not everything is there to look for them. */
    String unguarded(Term.Gathered gathered) {
        var relation = gathered.relation();
        var alias = aliases.enter(relation.row().depth());
        var of = gathered.of();
        return "(select " + gathered.how().sql(of == null ? "" : of(of, null)) + rows(relation, alias) + ")";
    }

    /** TRUE where a related record meets the condition, else FALSE. */
    String exists(Relation relation) {
        return "exists (select 1" + rows(relation, aliases.enter(relation.row().depth())) + ")";
    }

    /** TRUE where the values from outside are all there. */
    String guard(Relation relation) {
        return relation.outers().stream().map(this::present).collect(Collectors.joining(" and "));
    }

    private String rows(Relation relation, String alias) {
        var row = relation.row();
        var around = row.depth() - 1;
        while (around > 0 && !Walk.reads(relation.body(), around)) {
            around--;
        }
        return " from %s %s where %s.district = %s.district and %s"
                .formatted(row.ledger().table(), alias, alias, aliases.at(around), clauses.where(relation.body()));
    }
}
