package org.kaoqian.rules;

import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.Sentence;

/** Proves a rule by its own examples: each is judged as a sweep would judge it, by the law alone. */
final class ProveRule {

    private final ReadRule.Read read;
    private final Rule rule;
    private final LedgerBook ledgers;
    private final Rules rules;

    ProveRule(ReadRule.Read read, LedgerBook ledgers, Rules rules) {
        this.read = read;
        this.rule = read.rule();
        this.ledgers = ledgers;
        this.rules = rules;
    }

    void prove() throws Faulty {
        var reckoned = rule.reckoned();
        if (reckoned.isPresent()) {
            var of = rules.cyclesOf(rule)
                    .orElseThrow(() -> new Faulty(
                            read.lines().of("cycle"),
                            Sentence.of(
                                    "台账“%s”没有按时点推算的周期；请改用 trigger。"
                                            .formatted(rule.ledger().name()),
                                    "The ledger '%s' has no reckoned cycles: use a trigger."
                                            .formatted(rule.ledger().name()))));
            for (int i = 0; i < rule.steps().size(); i++) {
                requireMoment(of, rule.steps().get(i).moment(), read.lines().of("steps", i));
            }
            requireMoment(of, reckoned.get().deadline(), read.lines().of("deadline"));
        }
        var judge = rules.judgeOf(rule, rules.standardMomentsOf(rule));
        for (int i = 0; i < rule.examples().size(); i++) {
            prove(judge, rule.examples().get(i), i);
        }
    }

    private void prove(Judge judge, Rule.Example example, int at) throws Faulty {
        var records = ExampleRecords.of(rule, example, ledgers, read.lines(), at);
        var said = judge.judge(records.own(), example.on(), example.since(), records.related())
                .word();
        if (!said.equals(example.expected())) {
            throw new Faulty(
                    read.lines().of("examples", at),
                    Sentence.of(
                            "例子“%s”应得 %s，规则在%s却得出 %s；请改正规则或例子。"
                                    .formatted(example.says().zh(), example.expected(), example.on(), said),
                            "The example '%s' expects %s on %s, but the rule says %s: correct the rule or the example."
                                    .formatted(example.says().en(), example.expected(), example.on(), said)));
        }
    }

    private static void requireMoment(Cycles of, String moment, int line) throws Faulty {
        if (!of.moments().contains(moment)) {
            var known = of.moments().stream().sorted().toList();
            throw new Faulty(
                    line,
                    Sentence.of(
                            "没有时点“%s”；可用：%s。".formatted(moment, known),
                            "There is no moment '%s': use one of %s.".formatted(moment, known)));
        }
    }
}
