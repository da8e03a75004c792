package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kaoqian.ledgers.Explanation.Reason;
import org.kaoqian.shared.Sentence;

/** Finds the reasons of a verdict. */
final class Explaining {

    private static final Sentence NOTHING = Sentence.of("", "");

    private final Judgement judgement;
    private final Showable showable;
    private final Function<Ledger, LocalDate> asOf;
    private final List<Reason> reasons = new ArrayList<>();

    Explaining(Judgement judgement, Showable showable, Function<Ledger, LocalDate> asOf) {
        this.judgement = judgement;
        this.showable = showable;
        this.asOf = asOf;
    }

    Explanation of(Clause clause) {
        reasons(Plainly.of(clause));
        return new Explanation(clause.judge(judgement), reasons);
    }

    private void reasons(Clause clause) {
        switch (clause) {
            case Clause.All(var parts) -> parts.forEach(this::reasons);
            case Clause.Any(var parts) -> parts.forEach(this::reasons);
            case Clause.Choice(var when, var then, var otherwise) -> {
                reasons(when);
                switch (when.judge(judgement)) {
                    case TRUE -> reasons(then);
                    case FALSE -> reasons(otherwise);
                    case UNKNOWN -> {}
                }
            }
            case Clause.Always ignored -> {}
            default -> reasons.add(reason(clause, clause instanceof Clause.Not(var part) ? part : clause));
        }
    }

    private Reason reason(Clause said, Clause leaf) {
        var ledger = ledger(leaf);
        return new Reason(
                ClauseSentence.of(said),
                leaf instanceof Clause.Exists ? "" : field(subject(leaf)),
                value(leaf),
                said.judge(judgement),
                ledger.label(),
                asOf.apply(ledger));
    }

    private Sentence value(Clause leaf) {
        if (leaf instanceof Clause.Exists(var relation)) {
            if (!relation.isKnown(judgement)) {
                return NOTHING;
            }
            var count = Gathering.COUNT.gather(new Term.Gathered(Gathering.COUNT, relation, null), judgement);
            return Sentence.of(count + "条", count + " records");
        }
        var subject = subject(leaf);
        var value = subject instanceof Term.Of of ? of.plain(judgement) : subject.value(judgement);
        if (value == null) {
            return NOTHING;
        }
        return switch (subject) {
            case Term.Of(var place, var field) -> showable.value(field, value, judgement);
            default -> plain(value);
        };
    }

    static Sentence plain(Object value) {
        return switch (value) {
            case LocalDate date -> DateReader.said(date);
            case BigDecimal number -> {
                var text = number.stripTrailingZeros().toPlainString();
                yield Sentence.of(text, text);
            }
            default -> Sentence.of(value.toString(), value.toString());
        };
    }

    /** What a comparison is about. */
    private static Term subject(Clause leaf) {
        return switch (leaf) {
            case Clause.Compared(var left, var order, var right) -> unmoved(Walk.isFixed(left) ? right : left);
            case Clause.Worked(var said, var moved) -> subject(said);
            case Clause.Missing(var value) -> value;
            case Clause.Among(var value, var values) -> value;
            case Clause.Matches(var value, var how, var text) -> value;
            case Clause.Within(var region, var prefix) -> region;
            default -> new Term.Today();
        };
    }

    private static Term unmoved(Term term) {
        return switch (term) {
            case Term.Shifted(var date, var days) -> unmoved(date);
            case Term.Worked(var date, var days) -> unmoved(date);
            default -> term;
        };
    }

    private static String field(Term subject) {
        var names = new ArrayList<String>();
        if (subject instanceof Term.Of(var place, var field)) {
            names.add(field.name());
            for (var at = place; at instanceof Place.Via via; at = via.from()) {
                names.addFirst(via.by().name());
            }
        } else if (subject instanceof Term.Changed(var place, var field)) {
            names.add(field.name());
        } else if (!(subject instanceof Term.Gathered)) {
            Walk.each(subject, term -> {
                if (names.isEmpty() && term instanceof Term.Of) {
                    names.add(field(term));
                }
            });
        }
        return String.join(".", names);
    }

    private Ledger ledger(Clause leaf) {
        if (leaf instanceof Clause.Exists(var relation)) {
            return relation.row().ledger();
        }
        return switch (subject(leaf)) {
            case Term.Gathered gathered -> gathered.relation().row().ledger();
            case Term.Of of -> of.place().ledger();
            default -> showable.own();
        };
    }
}
