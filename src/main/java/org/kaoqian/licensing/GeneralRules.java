package org.kaoqian.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** What holds for every licence unless its own entry says otherwise, and what changed lately in the law above. */
record GeneralRules(List<Rule> rules, List<Change> changes) {

    record Rule(String code, Sentence text, String citation, Confidence confidence) {}

    record Change(Sentence text, String citation, Confidence confidence, List<String> affects) {}

    static GeneralRules read(String file, String yaml) {
        var root = Entry.file(file, yaml);
        var rules = new ArrayList<Rule>();
        for (var entry : root.children("rules")) {
            rules.add(new Rule(
                    entry.text("code"),
                    entry.sentence("text"),
                    entry.text("citation"),
                    entry.word("confidence", Confidence.class)));
            entry.end();
        }
        var changes = new ArrayList<Change>();
        for (var entry : root.children("changes")) {
            changes.add(new Change(
                    entry.sentence("text"),
                    entry.text("citation"),
                    entry.word("confidence", Confidence.class),
                    entry.texts("affects")));
            entry.end();
        }
        root.end();
        return new GeneralRules(List.copyOf(rules), List.copyOf(changes));
    }

    Optional<Rule> rule(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    List<Change> affecting(LicenceType type) {
        return changes.stream()
                .filter(change -> change.affects().contains(type.code()))
                .toList();
    }
}
