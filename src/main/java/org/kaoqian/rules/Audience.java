package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.shared.Sentence;

/**
 * Whether those who get a rule's cases may know of what it looks at. Else a case would go to somebody who cannot see it,
 * or would tell what is not for them.
 */
public final class Audience {

    /** What is wrong, and at which place of the rule's file. */
    record Told(Sentence what, List<Object> path) {}

    private Audience() {}

    /** What is wrong where the rule, or a case that it opens, uses a field that its duty does not let be seen. */
    public static Optional<Sentence> fault(Rule rule, Field field) {
        if (field.isSeenBy(Set.of(rule.duty().code()))) {
            return Optional.empty();
        }
        var seen = field.keeping().seenBy().stream().sorted().toList();
        return Optional.of(Sentence.of(
                "字段“%s”只有这些职责能看（seenBy）：%s；规则“%s”的职责“%s”不在其中，承办人会看到不该看的，或改写看不到的。请去掉这个字段，或把职责加进 seenBy。"
                        .formatted(field.name(), String.join("、", seen), rule.id(), rule.duty()),
                "The field '%s' is seen by %s only, and '%s', the duty of the rule '%s', is not among them: its officers would learn, or write over, what is not for them. Leave the field out, or add the duty to 'seenBy'."
                        .formatted(field.name(), String.join(", ", seen), rule.duty(), rule.id())));
    }

    static List<Told> faults(Rule rule) {
        var told = new ArrayList<Told>();
        if (isOutside(rule, rule.ledger())) {
            told.add(new Told(hidden(rule, rule.ledger()), List.of("duty")));
        }
        looked(rule).forEach(what -> told.add(new Told(what, List.of("when"))));
        for (int i = 0; i < rule.steps().size(); i++) {
            var effects = rule.steps().get(i).effects();
            var ask = effects.ask();
            if (ask != null) {
                used(rule, ask, List.of("steps", i, "ask"), told);
            }
            for (var name : effects.set().keySet().stream().sorted().toList()) {
                used(rule, name, List.of("steps", i, "set", name), told);
            }
        }
        return told;
    }

    private static void used(Rule rule, String name, List<Object> path, List<Told> told) {
        rule.ledger()
                .field(name)
                .flatMap(field -> fault(rule, field))
                .ifPresent(what -> told.add(new Told(what, path)));
    }

    private static List<Sentence> looked(Rule rule) {
        return rule.when().looked().stream()
                .flatMap(each -> isOutside(rule, each.ledger())
                        ? Optional.of(hidden(rule, each.ledger()))
                                .filter(what -> !each.ledger()
                                        .name()
                                        .equals(rule.ledger().name()))
                                .stream()
                        : fault(rule, each.field()).stream())
                .distinct()
                .sorted(Comparator.comparing(Sentence::zh))
                .toList();
    }

    private static boolean isOutside(Rule rule, Ledger ledger) {
        return !ledger.isSeenBy(Set.of(rule.duty().code()));
    }

    private static Sentence hidden(Rule rule, Ledger ledger) {
        var only = ledger.access().only().stream().sorted().toList();
        return Sentence.of(
                "台账“%s”只有这些职责能看（only）：%s；规则的职责“%s”不在其中，办件会交给看不到它的人。请换 duty，或把它加进 only。"
                        .formatted(ledger.name(), String.join("、", only), rule.duty()),
                "The ledger '%s' is seen by %s only, and the rule's duty '%s' is not among them: its cases would go to somebody who cannot see them. Change 'duty', or add it to 'only'."
                        .formatted(ledger.name(), String.join(", ", only), rule.duty()));
    }
}
