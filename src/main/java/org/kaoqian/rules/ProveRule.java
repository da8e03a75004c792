package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.RecordText;
import org.kaoqian.ledgers.Related;
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
            prove(judge, rule.examples().get(i), read.lines().of("examples", i));
        }
    }

    private void prove(Judge judge, Rule.Example example, int line) throws Faulty {
        var said = said(judge, example, line);
        if (!said.equals(example.expected())) {
            throw new Faulty(
                    line,
                    Sentence.of(
                            "例子“%s”应得 %s，规则在%s却得出 %s；请改正规则或例子。"
                                    .formatted(example.says().zh(), example.expected(), example.on(), said),
                            "The example '%s' expects %s on %s, but the rule says %s: correct the rule or the example."
                                    .formatted(example.says().en(), example.expected(), example.on(), said)));
        }
    }

    private String said(Judge judge, Rule.Example example, int line) throws Faulty {
        var world = new ArrayList<RecordText.Written>();
        world.add(new RecordText.Written(rule.ledger(), 1, example.record()));
        for (var related : example.related().entrySet()) {
            var ledger = ledgers.find(related.getKey())
                    .orElseThrow(() -> new Faulty(
                            line,
                            Sentence.of(
                                    "例子的 related 里写的台账“%s”不存在。".formatted(related.getKey()),
                                    "The example's related ledger '%s' does not exist.".formatted(related.getKey()))));
            for (var texts : related.getValue()) {
                world.add(new RecordText.Written(ledger, world.size() + 1L, texts));
            }
        }
        try {
            var reader = new RecordText(ledgers, world);
            var records = new LinkedHashMap<String, List<LedgerRecord>>();
            for (var written : world) {
                records.computeIfAbsent(written.ledger().name(), name -> new ArrayList<>())
                        .add(reader.read(written));
            }
            var self = records.get(rule.ledger().name()).getFirst();
            return judge.judge(self, example.on(), example.since(), Related.of(Map.copyOf(records)))
                    .word();
        } catch (RecordText.Unreadable e) {
            throw new Faulty(
                    line,
                    Sentence.of(
                            "例子“%s”：%s".formatted(example.says().zh(), e.why().zh()),
                            "The example '%s': %s".formatted(example.says().en(), e.why().en())));
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
