package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Goes through the tree of a condition. */
final class Walk {

    private Walk() {}

    static void each(Clause clause, Consumer<Term> taker) {
        switch (clause) {
            case Clause.Always ignored -> {}
            case Clause.All(var parts) -> parts.forEach(part -> each(part, taker));
            case Clause.Any(var parts) -> parts.forEach(part -> each(part, taker));
            case Clause.Not(var part) -> each(part, taker);
            case Clause.Choice choice -> {
                each(choice.when(), taker);
                each(choice.then(), taker);
                each(choice.otherwise(), taker);
            }
            case Clause.Missing(var value) -> each(value, taker);
            case Clause.Compared compared -> {
                each(compared.left(), taker);
                each(compared.right(), taker);
            }
            case Clause.Among among -> each(among.value(), taker);
            case Clause.Matches matches -> each(matches.value(), taker);
            case Clause.Within within -> each(within.region(), taker);
            case Clause.Exists(var relation) -> each(relation.body(), taker);
            case Clause.Worked worked -> each(worked.moved(), taker);
        }
    }

    static void each(Term term, Consumer<Term> taker) {
        taker.accept(term);
        switch (term) {
            case Term.Of ignored -> {}
            case Term.Self ignored -> {}
            case Term.Constant ignored -> {}
            case Term.Secret ignored -> {}
            case Term.Today ignored -> {}
            case Term.Start ignored -> {}
            case Term.Changed ignored -> {}
            case Term.Shifted shifted -> each(shifted.date(), taker);
            case Term.Worked worked -> each(worked.date(), taker);
            case Term.Origin origin -> each(origin.date(), taker);
            case Term.Sum sum -> {
                each(sum.left(), taker);
                each(sum.right(), taker);
            }
            case Term.Between between -> {
                each(between.from(), taker);
                each(between.to(), taker);
            }
            case Term.Joined joined -> joined.parts().forEach(part -> each(part, taker));
            case Term.Choice choice -> {
                each(choice.when(), taker);
                each(choice.then(), taker);
                each(choice.otherwise(), taker);
            }
            case Term.Gathered gathered -> {
                each(gathered.relation().body(), taker);
                if (gathered.of() != null) {
                    each(gathered.of(), taker);
                }
            }
        }
    }

    /** Whether it is the same for every record. */
    static boolean isFixed(Term term) {
        var places = new ArrayList<Integer>();
        each(term, each -> depth(each, places));
        return places.isEmpty();
    }

    /** Whether it reads the row at this depth. */
    static boolean reads(Term term, int depth) {
        var places = new ArrayList<Integer>();
        each(term, each -> depth(each, places));
        return places.contains(depth);
    }

    static boolean reads(Clause clause, int depth) {
        var places = new ArrayList<Integer>();
        each(clause, each -> depth(each, places));
        return places.contains(depth);
    }

    private static void depth(Term term, List<Integer> depths) {
        switch (term) {
            case Term.Of of -> depths.add(of.place().depth());
            case Term.Self self -> depths.add(self.place().depth());
            case Term.Changed ignored -> depths.add(0);
            default -> {}
        }
    }

    /** The values from outside a row that a clause about it compares, where they may be missing. */
    static Set<Term> outers(Clause clause, int depth) {
        var found = new LinkedHashSet<Term>();
        outers(clause, depth, found);
        return found;
    }

    static Set<Term> outers(Term term, int depth) {
        var found = new LinkedHashSet<Term>();
        outers(term, depth, found);
        return found;
    }

    private static void outers(Clause clause, int depth, Set<Term> found) {
        switch (clause) {
            case Clause.Always ignored -> {}
            case Clause.All(var parts) -> parts.forEach(part -> outers(part, depth, found));
            case Clause.Any(var parts) -> parts.forEach(part -> outers(part, depth, found));
            case Clause.Not(var part) -> outers(part, depth, found);
            case Clause.Choice choice -> {
                outers(choice.when(), depth, found);
                outers(choice.then(), depth, found);
                outers(choice.otherwise(), depth, found);
            }
            case Clause.Missing(Term.Gathered(var how, var relation, var of)) -> inner(relation, depth, found);
            case Clause.Missing ignored -> {}
            case Clause.Compared compared -> {
                outers(compared.left(), depth, found);
                outers(compared.right(), depth, found);
            }
            case Clause.Among among -> outers(among.value(), depth, found);
            case Clause.Matches matches -> outers(matches.value(), depth, found);
            case Clause.Within within -> outers(within.region(), depth, found);
            case Clause.Exists(var relation) -> inner(relation, depth, found);
            case Clause.Worked worked -> outers(worked.moved(), depth, found);
        }
    }

    private static void inner(Relation relation, int depth, Set<Term> found) {
        relation.outers().stream().filter(outer -> !reads(outer, depth)).forEach(found::add);
    }

    private static void outers(Term term, int depth, Set<Term> found) {
        if (term instanceof Term.Gathered(var how, var relation, var of)
                && (how == Gathering.COUNT || how == Gathering.SUM || reads(term, depth))) {
            inner(relation, depth, found);
            return;
        }
        if (!reads(term, depth)) {
            if (!isFixed(term) && !(term instanceof Term.Self)) {
                found.add(term);
            }
            return;
        }
        switch (term) {
            case Term.Shifted shifted -> outers(shifted.date(), depth, found);
            case Term.Sum sum -> {
                outers(sum.left(), depth, found);
                outers(sum.right(), depth, found);
            }
            case Term.Between between -> {
                outers(between.from(), depth, found);
                outers(between.to(), depth, found);
            }
            case Term.Joined joined -> joined.parts().forEach(part -> outers(part, depth, found));
            case Term.Choice choice -> {
                outers(choice.when(), depth, found);
                outers(choice.then(), depth, found);
                outers(choice.otherwise(), depth, found);
            }
            default -> {}
        }
    }
}
