package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says comparisons of a count or of the first or last date of related records by whether records exist, which PostgreSQL
 * joins instead of counting again for each row.
 */
final class Extremes {

    private Extremes() {}

    /** Whether a record with the value exists. */
    static Clause any(Term.Gathered gathered) {
        var of = gathered.of();
        return of == null
                ? new Clause.Exists(gathered.relation())
                : new Clause.Exists(gathered.relation().and(new Clause.Not(new Clause.Missing(bare(of))), List.of()));
    }

    /** The field of a moved date, which is missing where the date is. */
    private static Term bare(Term of) {
        return of instanceof Term.Shifted(var date, var days) ? bare(date) : of;
    }

    /** The same said by existence; empty where it cannot be. */
    static Optional<Clause> simpler(Clause.Compared compared) {
        if (compared.left() instanceof Term.Gathered gathered) {
            return simpler(gathered, compared.order(), compared.right());
        }
        return compared.right() instanceof Term.Gathered gathered
                ? simpler(gathered, compared.order().turned(), compared.left())
                : Optional.empty();
    }

    private static Optional<Clause> simpler(Term.Gathered gathered, Order order, Term other) {
        return switch (gathered.how()) {
            case COUNT ->
                other instanceof Term.Constant(var kind, BigDecimal number, var said)
                        ? counted(gathered.relation(), order, number)
                        : Optional.empty();
            case SUM -> Optional.empty();
            case LATEST, EARLIEST -> holdsRows(other) ? Optional.empty() : extreme(gathered, order, other);
        };
    }

    private static Optional<Clause> counted(Relation relation, Order order, BigDecimal number) {
        var exists = new Clause.Exists(relation);
        var one = BigDecimal.ONE;
        var zero = BigDecimal.ZERO;
        return switch (order) {
            case GREATER_OR_EQUAL -> number.compareTo(one) == 0 ? Optional.of(exists) : Optional.empty();
            case GREATER -> number.signum() == 0 ? Optional.of(exists) : Optional.empty();
            case UNEQUAL -> number.compareTo(zero) == 0 ? Optional.of(exists) : Optional.empty();
            case EQUAL, LESS_OR_EQUAL -> number.signum() == 0 ? Optional.of(new Clause.Not(exists)) : Optional.empty();
            case LESS -> number.compareTo(one) == 0 ? Optional.of(new Clause.Not(exists)) : Optional.empty();
        };
    }

    private static boolean holdsRows(Term term) {
        var found = new ArrayList<Term>();
        Walk.each(term, each -> {
            if (each instanceof Term.Gathered) {
                found.add(each);
            }
        });
        return !found.isEmpty();
    }

    private static Optional<Clause> extreme(Term.Gathered gathered, Order order, Term other) {
        var of = gathered.of();
        if (of == null) {
            return Optional.empty();
        }
        var latest = gathered.how() == Gathering.LATEST;
        var beyond = latest ? Order.GREATER : Order.LESS;
        var beyondOrEqual = latest ? Order.GREATER_OR_EQUAL : Order.LESS_OR_EQUAL;
        if (order == beyond || order == beyondOrEqual) {
            return Optional.of(such(gathered.relation(), of, order, other));
        }
        return switch (order) {
            case EQUAL ->
                Optional.of(new Clause.All(List.of(
                        such(gathered.relation(), of, Order.EQUAL, other),
                        new Clause.Not(such(gathered.relation(), of, beyond, other)))));
            case UNEQUAL -> Optional.empty();
            default -> {
                var none = order == Order.LESS || order == Order.GREATER ? beyondOrEqual : beyond;
                yield Optional.of(new Clause.All(
                        List.of(any(gathered), new Clause.Not(such(gathered.relation(), of, none, other)))));
            }
        };
    }

    private static Clause such(Relation relation, Term of, Order order, Term other) {
        var clause = new Clause.Compared(of, order, other);
        return new Clause.Exists(relation.and(
                clause, List.copyOf(Walk.outers(clause, relation.row().depth()))));
    }
}
