package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/** All rules that hold at one time. It never changes; another one follows it. */
public final class RuleBook {

    /** A rule with the file that states it. */
    record InFile(String file, Rule rule, Lines lines, String text) {}

    private final Map<String, InFile> rules = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private RuleBook() {}

    static RuleBook of(List<InFile> read) {
        var book = new RuleBook();
        read.stream().sorted(Comparator.comparing(each -> each.rule().id())).forEach(each -> {
            if (book.rules.putIfAbsent(each.rule().id(), each) != null) {
                book.faults.add(new Fault(
                        each.file(),
                        each.lines().of("rule"),
                        Sentence.of(
                                "已经有叫“%s”的规则；请换一个名字。"
                                        .formatted(each.rule().id()),
                                "There is a rule called '%s' already: choose another name."
                                        .formatted(each.rule().id()))));
            }
        });
        return book;
    }

    public List<Rule> all() {
        return rules.values().stream().map(InFile::rule).toList();
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id)).map(InFile::rule);
    }

    /** A fault at a place of a rule's file, for modules that look at what its steps name. */
    public Fault fault(Rule rule, Sentence what, Object... path) {
        var in = rules.get(rule.id());
        return in == null ? new Fault(rule.id(), 0, what) : new Fault(in.file(), in.lines().of(path), what);
    }

    /** The text that states a rule. */
    Optional<String> text(Rule rule) {
        return Optional.ofNullable(rules.get(rule.id())).map(InFile::text);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
