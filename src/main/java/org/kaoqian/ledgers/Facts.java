package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** At what a condition looks. */
final class Facts {

    private Facts() {}

    static Set<Condition.Looked> looked(Clause clause) {
        var looked = new LinkedHashSet<Condition.Looked>();
        Walk.each(clause, term -> {
            if (term instanceof Term.Of(var place, var field)) {
                looked(place, field, looked);
            } else if (term instanceof Term.Changed(var place, var field)) {
                looked(place, field, looked);
            }
        });
        return Set.copyOf(looked);
    }

    private static void looked(Place place, Field field, Set<Condition.Looked> looked) {
        looked.add(new Condition.Looked(place.ledger(), field));
        if (place instanceof Place.Via via) {
            looked(via.from(), via.by(), looked);
        }
    }

    static Set<String> ledgers(Ledger own, Clause clause) {
        var ledgers = new TreeSet<String>();
        ledgers.add(own.name());
        looked(clause).forEach(each -> ledgers.add(each.ledger().name()));
        Walk.each(clause, term -> {
            if (term instanceof Term.Self(var place)) {
                ledgers.add(place.ledger().name());
            }
        });
        return Set.copyOf(ledgers);
    }

    /** Whether the record alone does not tell. */
    static boolean usesRelated(Clause clause) {
        return any(clause, term -> switch (term) {
            case Term.Of of -> of.place() instanceof Place.Via || of.place().depth() > 0;
            case Term.Self self -> self.place().depth() > 0;
            case Term.Changed ignored -> true;
            default -> false;
        });
    }

    static boolean any(Clause clause, Predicate<Term> sought) {
        var found = new ArrayList<Term>();
        Walk.each(clause, term -> {
            if (sought.test(term)) {
                found.add(term);
            }
        });
        return !found.isEmpty();
    }

    /** The values that must be there for the clause to be decided; it is decided wherever none of them is missing. */
    static Set<Term> needed(Clause clause) {
        var needed = new LinkedHashSet<Term>();
        needed(clause, needed);
        return needed;
    }

    private static void needed(Clause clause, Set<Term> needed) {
        switch (clause) {
            case Clause.Always ignored -> {}
            case Clause.All(var parts) -> parts.forEach(part -> needed(part, needed));
            case Clause.Any(var parts) -> parts.forEach(part -> needed(part, needed));
            case Clause.Not(var part) -> needed(part, needed);
            case Clause.Choice choice -> {
                needed(choice.when(), needed);
                needed(choice.then(), needed);
                needed(choice.otherwise(), needed);
            }
            case Clause.Missing(Term.Gathered gathered) ->
                needed(gathered.relation().outers(), needed);
            case Clause.Missing ignored -> {}
            case Clause.Compared compared -> {
                needed(compared.left(), needed);
                needed(compared.right(), needed);
            }
            case Clause.Among among -> needed(among.value(), needed);
            case Clause.Matches matches -> needed(matches.value(), needed);
            case Clause.Within within -> needed(within.region(), needed);
            case Clause.Exists(var relation) -> needed(relation.outers(), needed);
            case Clause.Worked worked -> needed(worked.moved(), needed);
        }
    }

    private static void needed(List<Term> terms, Set<Term> needed) {
        terms.forEach(term -> needed(term, needed));
    }

    private static void needed(Term term, Set<Term> needed) {
        switch (term) {
            case Term.Of(var place, var field) -> {
                if (!(place instanceof Place.Own) || mayBeEmpty(field)) {
                    needed.add(term);
                }
            }
            case Term.Self ignored -> {}
            case Term.Constant ignored -> {}
            case Term.Secret ignored -> {}
            case Term.Today ignored -> {}
            case Term.Start ignored -> {}
            case Term.Worked ignored -> {}
            case Term.Origin ignored -> {}
            case Term.Shifted(var date, var days) -> needed(date, needed);
            case Term.Sum(var left, var sign, var right) -> {
                if (sign == Sign.DIVIDED) {
                    needed.add(term);
                } else {
                    needed(left, needed);
                    needed(right, needed);
                }
            }
            case Term.Between(var span, var from, var to) -> {
                needed(from, needed);
                needed(to, needed);
            }
            case Term.Joined(var parts) -> needed(parts, needed);
            case Term.Choice ignored -> needed.add(term);
            case Term.Changed ignored -> needed.add(term);
            case Term.Gathered(var how, var relation, var of) -> {
                if (term.kind() == Term.Kind.DATE) {
                    needed.add(term);
                } else {
                    needed(relation.outers(), needed);
                }
            }
        }
    }

    private static boolean mayBeEmpty(Field field) {
        return field.open() || !field.required() && field.defaultValue() == null && field.type() != FieldType.REGION;
    }
}
