package org.kaoqian.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Fault;
import org.kaoqian.rules.Audience;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.RuleBook;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/** Checks kinds of cases, and the rules that name them, against the ledgers: before anybody works with them. */
final class CheckKinds {

    private final KindBook kinds;
    private final Assembly assembly;
    private final RuleBook rules;
    private final LedgerBook ledgers;
    private final Fitting fitting;
    private final Set<Fault> faults = new LinkedHashSet<>();

    CheckKinds(KindBook kinds, Assembly assembly) {
        this.kinds = kinds;
        this.assembly = assembly;
        this.rules = assembly.part(RuleBook.class);
        this.ledgers = assembly.part(LedgerBook.class);
        this.fitting = new Fitting(ledgers);
    }

    List<Fault> faults() {
        kinds.all().forEach(this::additions);
        for (var rule : rules.all()) {
            for (int i = 0; i < rule.steps().size(); i++) {
                step(rule, i);
            }
        }
        return List.copyOf(faults);
    }

    private void step(Rule rule, int at) {
        var effects = rule.steps().get(at).effects();
        effects.set()
                .forEach((field, value) -> fitting.set(rule.ledger(), field, value)
                        .ifPresent(what -> faults.add(rules.fault(rule, what, "steps", at, "set", field))));
        var kind = effects.caseKind();
        if (kind != null && !assembly.isUnread("cases", kind)) {
            kinds.find(kind)
                    .ifPresentOrElse(
                            found -> fits(found, rule, at),
                            () -> faults.add(rules.fault(
                                    rule, unknown(kinds, kind, rule.origin().pack()), "steps", at, "case")));
        }
    }

    private void fits(CaseKind kind, Rule rule, int step) {
        var ledger = rule.ledger();
        assembly.notRequired(rule.origin().pack(), kind.pack())
                .ifPresent(why -> faults.add(rules.fault(rule, why, "steps", step, "case")));
        for (int i = 0; i < kind.outcomes().size(); i++) {
            var result = kind.outcomes().get(i);
            var at = i;
            for (int j = 0; j < result.ask().size(); j++) {
                var place = j;
                fitting.asked(ledger, result.ask().get(j))
                        .or(() -> seen(rule, result.ask().get(place)))
                        .ifPresent(what -> tell(kind, rule, step, what, "outcomes", at, "ask", place));
            }
            result.set()
                    .forEach((field, value) -> fitting.set(ledger, field, value)
                            .or(() -> seen(rule, field))
                            .ifPresent(what -> tell(kind, rule, step, what, "outcomes", at, "set", field)));
            if (result.addition() != null) {
                selves(kind, at, result.addition(), ledger);
            }
        }
    }

    /** A kind of another pack is as it should be: the rule that takes it for its own records is to be mended. */
    private void tell(CaseKind kind, Rule rule, int step, Sentence what, Object... path) {
        if (kind.pack().equals(rule.origin().pack())) {
            faults.add(kinds.fault(kind, what, path));
            return;
        }
        var told = Sentence.of(
                "办件种类“%s”不适合这里：%s".formatted(kind.kind(), what.zh()),
                "The kind of case '%s' does not fit here: %s".formatted(kind.kind(), what.en()));
        faults.add(rules.fault(rule, told, "steps", step, "case"));
    }

    /** An outcome does not ask for, nor write, what those who get the case cannot see. */
    private static Optional<Sentence> seen(Rule rule, String field) {
        return rule.ledger().field(field).flatMap(found -> Audience.fault(rule, found));
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
        if (ledgers.isSpoilt(addition.ledger())) {
            return;
        }
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
        assembly.notRequired(kind.pack(), target.get().access().pack())
                .ifPresent(why -> faults.add(kinds.fault(kind, why, "outcomes", at, "record", "ledger")));
        addition.fields()
                .forEach((field, value) -> fitting.added(target.get(), field, value)
                        .ifPresent(what ->
                                faults.add(kinds.fault(kind, what, "outcomes", at, "record", "fields", field))));
        fitting.missing(target.get(), addition.fields().keySet())
                .ifPresent(what -> faults.add(kinds.fault(kind, what, "outcomes", at, "record", "fields")));
    }

    /** @param pack whose kinds are offered instead; those of other packs are only counted */
    static Sentence unknown(KindBook kinds, String kind, @Nullable String pack) {
        var own = kinds.all().stream()
                .filter(each -> each.pack().equals(pack))
                .map(CaseKind::kind)
                .toList();
        var others = kinds.all().size() - own.size();
        var hint = Nearest.asked(kind, own);
        return Sentence.of(
                "没有办件种类“%s”；%s请写 cases/%s.yaml，或改成本包的：%s%s。"
                        .formatted(
                                kind,
                                hint.zh(),
                                kind,
                                own.isEmpty() ? "（还没有）" : String.join("、", own),
                                others == 0 ? "" : "（别的包里还有" + others + "种）"),
                "There is no kind of case '%s': %swrite cases/%s.yaml, or use one of this pack: %s%s."
                        .formatted(
                                kind,
                                hint.en(),
                                kind,
                                own.isEmpty() ? "(none yet)" : String.join(", ", own),
                                others == 0 ? "" : " (other packs have " + others + ")"));
    }
}
