package org.kaoqian.ledgers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaoqian.ledgers.Condition.Looked;

/** What is missing of a record for a condition to be decided: nothing that is settled by other facts already. */
final class Lacking {

    private final Judgement judgement;
    private final Set<Looked> lacking = new LinkedHashSet<>();

    private Lacking(Judgement judgement) {
        this.judgement = judgement;
    }

    static List<Looked> of(Clause clause, Judgement judgement) {
        var found = new Lacking(judgement);
        found.look(clause);
        return List.copyOf(found.lacking);
    }

    private void look(Clause clause) {
        if (clause.judge(judgement) != Truth.UNKNOWN) {
            return;
        }
        switch (clause) {
            case Clause.All(var parts) -> parts.forEach(this::look);
            case Clause.Any(var parts) -> parts.forEach(this::look);
            case Clause.Not(var part) -> look(part);
            case Clause.Choice(var when, var then, var otherwise) -> {
                look(when);
                look(
                        switch (when.judge(judgement)) {
                            case TRUE -> then;
                            case FALSE -> otherwise;
                            case UNKNOWN -> new Clause.Always(true);
                        });
            }
            default -> Facts.needed(clause).forEach(this::look);
        }
    }

    private void look(Term term) {
        if (term.value(judgement) != null) {
            return;
        }
        switch (term) {
            case Term.Of(var place, var field) -> lack(place, field);
            case Term.Sum(var left, var sign, var right) -> {
                look(left);
                look(right);
            }
            case Term.Choice(var when, var then, var otherwise) -> {
                look(when);
                switch (when.judge(judgement)) {
                    case TRUE -> look(then);
                    case FALSE -> look(otherwise);
                    case UNKNOWN -> {}
                }
            }
            case Term.Shifted(var date, var days) -> look(date);
            case Term.Between(var span, var from, var to) -> {
                look(from);
                look(to);
            }
            case Term.Joined(var parts) -> parts.forEach(this::look);
            case Term.Gathered gathered -> gathered.relation().outers().forEach(this::look);
            default -> {}
        }
    }

    /** The field itself, or whatever is missing on the way to it. */
    private void lack(Place place, Field field) {
        if (place instanceof Place.Via via && via.in(judgement) == null) {
            lack(via.from(), via.by());
        } else {
            lacking.add(new Looked(place.ledger(), field));
        }
    }
}
