package org.kaoqian.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Fault;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.RuleBook;
import org.kaoqian.shared.Sentence;

/** Checks kinds of cases, and the rules that name them, against the ledgers: before anybody works with them. */
final class CheckKinds {

    private final KindBook kinds;
    private final RuleBook rules;
    private final LedgerBook ledgers;
    private final Fitting fitting;
    private final Set<Fault> faults = new LinkedHashSet<>();

    CheckKinds(KindBook kinds, RuleBook rules, LedgerBook ledgers) {
        this.kinds = kinds;
        this.rules = rules;
        this.ledgers = ledgers;
        this.fitting = new Fitting(ledgers);
    }

    /** @param unread kinds whose own file is at fault, which is fault enough */
    List<Fault> faults(Set<String> unread) {
        kinds.all().forEach(this::additions);
        for (var rule : rules.all()) {
            for (int i = 0; i < rule.steps().size(); i++) {
                step(rule, i, unread);
            }
        }
        return List.copyOf(faults);
    }

    private void step(Rule rule, int at, Set<String> unread) {
        var effects = rule.steps().get(at).effects();
        effects.set()
                .forEach((field, value) -> fitting.set(rule.ledger(), field, value)
                        .ifPresent(what -> faults.add(rules.fault(rule, what, "steps", at, "set", field))));
        var kind = effects.caseKind();
        if (kind != null && !unread.contains(kind)) {
            kinds.find(kind)
                    .ifPresentOrElse(
                            found -> fits(found, rule.ledger()),
                            () -> faults.add(rules.fault(rule, unknown(kinds, kind), "steps", at, "case")));
        }
    }

    private void fits(CaseKind kind, Ledger ledger) {
        for (int i = 0; i < kind.outcomes().size(); i++) {
            var result = kind.outcomes().get(i);
            var at = i;
            for (int j = 0; j < result.ask().size(); j++) {
                var place = j;
                fitting.asked(ledger, result.ask().get(j))
                        .ifPresent(what -> faults.add(kinds.fault(kind, what, "outcomes", at, "ask", place)));
            }
            result.set()
                    .forEach((field, value) -> fitting.set(ledger, field, value)
                            .ifPresent(what -> faults.add(kinds.fault(kind, what, "outcomes", at, "set", field))));
            if (result.addition() != null) {
                selves(kind, at, result.addition(), ledger);
            }
        }
    }

    /** A reference to the subject must lead into the subject's ledger. */
    private void selves(CaseKind kind, int at, CaseKind.Addition addition, Ledger subject) {
        addition.fields()
                .forEach((name, value) -> ledgers.find(addition.ledger())
                        .flatMap(target -> target.field(name))
                        .filter(field -> value.equals(CaseKind.SELF) && field.type() == FieldType.REFERENCE)
                        .filter(field -> !subject.name().equals(field.refers()))
                        .ifPresent(field -> faults.add(kinds.fault(
                                kind,
                                Sentence.of(
                                        "“%s”指向台账“%s”，而这类办件的对象在台账“%s”；self 不能写在这里。"
                                                .formatted(name, field.refers(), subject.name()),
                                        "'%s' refers to the ledger '%s', but cases of this kind are about '%s': self cannot stand here."
                                                .formatted(name, field.refers(), subject.name())),
                                "outcomes",
                                at,
                                "record",
                                "fields",
                                name))));
    }

    private void additions(CaseKind kind) {
        for (int i = 0; i < kind.outcomes().size(); i++) {
            var addition = kind.outcomes().get(i).addition();
            if (addition != null) {
                addition(kind, i, addition);
            }
        }
    }

    private void addition(CaseKind kind, int at, CaseKind.Addition addition) {
        var target = ledgers.find(addition.ledger());
        if (target.isEmpty()) {
            faults.add(kinds.fault(
                    kind,
                    Sentence.of(
                            "没有台账“%s”；请声明它或改正名称。".formatted(addition.ledger()),
                            "There is no ledger '%s': declare it or correct the name.".formatted(addition.ledger())),
                    "outcomes",
                    at,
                    "record",
                    "ledger"));
            return;
        }
        addition.fields()
                .forEach((field, value) -> fitting.added(target.get(), field, value)
                        .ifPresent(what ->
                                faults.add(kinds.fault(kind, what, "outcomes", at, "record", "fields", field))));
        fitting.missing(target.get(), addition.fields().keySet())
                .ifPresent(what -> faults.add(kinds.fault(kind, what, "outcomes", at, "record", "fields")));
    }

    static Sentence unknown(KindBook kinds, String kind) {
        var known = String.join("、", kinds.all().stream().map(CaseKind::kind).toList());
        return Sentence.of(
                "没有办件种类“%s”；请写 cases/%s.yaml，或改成：%s。".formatted(kind, kind, known.isEmpty() ? "（还没有）" : known),
                "There is no kind of case '%s': write cases/%s.yaml, or use one of: %s."
                        .formatted(kind, kind, known.isEmpty() ? "(none yet)" : known));
    }
}
