package org.kaoqian.rules;

import java.util.Optional;
import java.util.stream.Stream;
import org.kaoqian.ledgers.Condition.Looked;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.organisation.KnownDuties;
import org.kaoqian.packs.Assembly;
import org.kaoqian.shared.Sentence;

/** Checks the rules of packs against duties and against the packs that their ledgers belong to. */
final class CheckAcross {

    private final Assembly assembly;
    private final RuleBook rules;
    private final KnownDuties duties;

    CheckAcross(Assembly assembly, RuleBook rules) {
        this.assembly = assembly;
        this.rules = rules;
        this.duties = assembly.part(KnownDuties.class);
    }

    void check() {
        rules.all().stream().filter(rule -> rule.origin().pack() != null).forEach(this::check);
    }

    private void check(Rule rule) {
        required(rule, rule.ledger()).ifPresent(why -> fault(rule, why, "ledger"));
        rule.when().looked().stream()
                .map(Looked::ledger)
                .filter(ledger -> !ledger.name().equals(rule.ledger().name()))
                .distinct()
                .forEach(ledger -> required(rule, ledger)
                        .ifPresent(why -> fault(
                                rule,
                                Sentence.of(
                                        "条件用了台账“%s”。".formatted(ledger.name()) + why.zh(),
                                        "The condition looks into the ledger '%s'. ".formatted(ledger.name())
                                                + why.en()),
                                "when")));
        var unknown = duties.fault(rule.duty().code(), rule.origin().pack());
        unknown.ifPresent(what -> fault(rule, what, "duty"));
        if (unknown.isEmpty() && isRight(rule)) {
            Audience.faults(rule)
                    .forEach(told -> fault(rule, told.what(), told.path().toArray()));
        }
    }

    /** Where a duty of a ledger is misspelt, that is the fault. */
    private boolean isRight(Rule rule) {
        return Stream.concat(
                        rule.ledger().access().only().stream(),
                        rule.when().looked().stream()
                                .flatMap(each -> Stream.concat(
                                        each.ledger().access().only().stream(),
                                        each.field().keeping().seenBy().stream())))
                .allMatch(duty -> duties.fault(duty, null).isEmpty());
    }

    private Optional<Sentence> required(Rule rule, Ledger ledger) {
        return assembly.notRequired(rule.origin().pack(), ledger.access().pack());
    }

    private void fault(Rule rule, Sentence what, Object... path) {
        assembly.fault(rules.fault(rule, what, path));
    }
}
