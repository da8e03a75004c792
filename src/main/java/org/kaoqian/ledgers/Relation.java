package org.kaoqian.ledgers;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/**
 * The records of a related ledger that meet a condition.
 *
 * @param row the variable that stands for each of them
 * @param outers the values from outside that the condition uses; where one is missing, nothing can be said of the records
 * @param links the fields that must equal a value from outside
 */
record Relation(Place.Row row, Clause body, List<Term> outers, List<Link> links) {

    record Link(String field, Term value) {}

    boolean isKnown(Judgement judgement) {
        for (var outer : outers) {
            if (outer.value(judgement) == null) {
                return false;
            }
        }
        return true;
    }

    /** Those that may meet it. */
    Collection<LedgerRecord> candidates(Judgement judgement) {
        var values = new HashMap<String, Object>(4);
        for (var link : links) {
            var value = link.value() instanceof Term.Of of
                    ? of.plain(judgement)
                    : link.value().value(judgement);
            if (value == null) {
                return List.of();
            }
            values.put(link.field(), value);
        }
        return judgement.related().having(row.ledger(), values);
    }

    /** Whether a candidate meets it; from here on the variable stands for the candidate. */
    boolean takes(LedgerRecord candidate, Judgement judgement) {
        judgement.look(row.depth(), candidate);
        return body.judge(judgement) == Truth.TRUE;
    }

    boolean any(Judgement judgement) {
        for (var candidate : candidates(judgement)) {
            if (takes(candidate, judgement)) {
                return true;
            }
        }
        return false;
    }

    /** The same with one more condition. */
    Relation and(Clause more, List<Term> moreOuters) {
        var parts = new java.util.ArrayList<>(body instanceof Clause.All(var all) ? all : List.of(body));
        parts.add(more);
        var all = new java.util.LinkedHashSet<>(outers);
        all.addAll(moreOuters);
        return new Relation(row, new Clause.All(List.copyOf(parts)), List.copyOf(all), links);
    }
}
