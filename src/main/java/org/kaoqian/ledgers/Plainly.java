package org.kaoqian.ledgers;

import java.util.List;

/** A condition with every "not" brought down to the comparisons. */
final class Plainly {

    private Plainly() {}

    static Clause of(Clause clause) {
        return of(clause, false);
    }

    private static Clause of(Clause clause, boolean denied) {
        return switch (clause) {
            case Clause.Always(var holds) -> new Clause.Always(holds != denied);
            case Clause.All(var parts) ->
                denied ? new Clause.Any(each(parts, true)) : new Clause.All(each(parts, false));
            case Clause.Any(var parts) ->
                denied ? new Clause.All(each(parts, true)) : new Clause.Any(each(parts, false));
            case Clause.Not(var part) -> of(part, !denied);
            case Clause.Choice(var when, var then, var otherwise) ->
                new Clause.Choice(of(when, false), of(then, denied), of(otherwise, denied));
            case Clause.Compared(var left, var order, var right) ->
                denied ? new Clause.Compared(left, order.negated(), right) : clause;
            default -> denied ? new Clause.Not(clause) : clause;
        };
    }

    private static List<Clause> each(List<Clause> parts, boolean denied) {
        return parts.stream().map(part -> of(part, denied)).toList();
    }
}
