package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;

/** Reads the examples of a rule. */
record ExampleReader(List<RuleFile.ExampleLine> written, Ledger ledger, Lines lines) {

    List<Rule.Example> examples() throws Faulty {
        if (written.isEmpty()) {
            throw new Faulty(
                    lines.of("examples"),
                    Sentence.of(
                            "examples 是空的；规则靠例子检验，至少写一个符合的、一个不符合的。",
                            "There are no examples: a rule is tested by them, write one that meets it and one that does not."));
        }
        var examples = new ArrayList<Rule.Example>();
        for (var line : written) {
            var at = lines.of("examples", examples.size());
            if (line.says() == null
                    || line.says().zh() == null
                    || line.says().en() == null
                    || line.record() == null
                    || line.on() == null
                    || line.step() == null) {
                throw new Faulty(
                        at,
                        Sentence.of(
                                "例子要写 says（zh、en）、record、on 和 step。",
                                "An example needs says (zh, en), record, on and step."));
            }
            for (var field : line.record().keySet()) {
                if (ledger.field(field).isEmpty()) {
                    throw new Faulty(
                            lines.of("examples", examples.size(), "record", field), TypedRecord.noField(ledger, field));
                }
            }
            examples.add(new Rule.Example(
                    Sentence.of(line.says().zh(), line.says().en()),
                    StrictYaml.texts(line.record()),
                    related(line),
                    line.on(),
                    line.since(),
                    line.step().toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(examples);
    }

    private static Map<String, List<Map<String, String>>> related(RuleFile.ExampleLine line) {
        var related = new LinkedHashMap<String, List<Map<String, String>>>();
        if (line.related() != null) {
            line.related()
                    .forEach((ledger, records) -> related.put(
                            ledger,
                            records == null
                                    ? List.of()
                                    : records.stream().map(StrictYaml::texts).toList()));
        }
        return related;
    }
}
