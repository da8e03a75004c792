package org.kaoqian.ledgers;

import java.util.List;

/** Whether PostgreSQL can find the records that meet a condition by an index of their table. */
final class Indexed {

    private final Ledger ledger;

    Indexed(Ledger ledger) {
        this.ledger = ledger;
    }

    boolean has(Clause clause) {
        return found(Plainly.of(clause));
    }

    private boolean found(Clause clause) {
        return switch (clause) {
            case Clause.Always(var holds) -> !holds;
            case Clause.All(var parts) -> parts.stream().anyMatch(this::found);
            case Clause.Any(var parts) -> parts.stream().allMatch(this::found);
            case Clause.Compared(var left, var order, var right) ->
                order != Order.UNEQUAL && (isFound(left, right) || isFound(right, left));
            case Clause.Among(var value, var values) -> isFound(value, values.getFirst());
            case Clause.Within within -> isFound(within.region(), new Term.Today());
            case Clause.Worked(var said, var moved) -> found(moved);
            case Clause.Not(Clause.Worked(var said, var moved)) -> found(Plainly.of(new Clause.Not(moved)));
            case Clause.Not ignored -> false;
            case Clause.Choice ignored -> false;
            case Clause.Missing ignored -> false;
            case Clause.Matches ignored -> false;
            case Clause.Exists ignored -> false;
        };
    }

    private boolean isFound(Term value, Term other) {
        return switch (value) {
            case Term.Of(Place.Own place, var field) -> isIndexed(field) && Walk.isFixed(other);
            case Term.Shifted(Term.Of(Place.Own place, var field), var days) -> isIndexed(field) && Walk.isFixed(other);
            default -> false;
        };
    }

    private boolean isIndexed(Field field) {
        return ledger.key().getFirst().equals(field.name())
                || field.sortable() && !field.pinyin()
                || field.keeping().unique()
                || field.isSensitive()
                || List.of(FieldType.REGION, FieldType.REFERENCE).contains(field.type());
    }
}
