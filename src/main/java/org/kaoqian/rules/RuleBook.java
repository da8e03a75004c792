package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/** All rules that hold at one time. It never changes; another one follows it. */
public final class RuleBook {

    /** A rule with the file that states it. */
    record InFile(String file, Rule rule, Lines lines, String text) {}

    /** A rule as a district has revised it, from a day on. */
    record Revised(int number, LocalDate from, InFile in) {}

    private final Map<String, InFile> rules = new LinkedHashMap<>();
    private final Map<String, List<Revised>> revised = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private RuleBook() {}

    static RuleBook of(List<InFile> read) {
        var book = new RuleBook();
        // Of two of one name, the one whose file is called otherwise is the one that is wrong.
        var order = Comparator.<InFile, String>comparing(each -> each.rule().id())
                .thenComparing(
                        each -> !("/" + each.file()).endsWith("/" + each.rule().id() + ".yaml"));
        read.stream().sorted(order).forEach(each -> {
            var first = book.rules.putIfAbsent(each.rule().id(), each);
            if (first != null) {
                book.faults.add(new Fault(
                        each.file(),
                        each.lines().of("rule"),
                        Sentence.of(
                                "已经有叫“%s”的规则（%s）；请换一个名字。".formatted(each.rule().id(), first.file()),
                                "There is a rule called '%s' already (%s): choose another name."
                                        .formatted(each.rule().id(), first.file()))));
            }
        });
        return book;
    }

    /** The same files with the district's own texts, in the order in which they come to hold. */
    RuleBook with(List<Revised> revisions) {
        var book = new RuleBook();
        book.rules.putAll(rules);
        book.faults.addAll(faults);
        revisions.forEach(each -> book.revised
                .computeIfAbsent(each.in().rule().id(), rule -> new ArrayList<>())
                .add(each));
        return book;
    }

    /** The rules as their files state them. */
    public List<Rule> all() {
        return rules.values().stream().map(InFile::rule).toList();
    }

    /** The names of the rules that another book has no more. */
    public Set<String> goneFrom(RuleBook later) {
        var gone = new TreeSet<>(rules.keySet());
        gone.removeAll(later.rules.keySet());
        return gone;
    }

    /** The rule as its file states it. */
    public Optional<Rule> find(String id) {
        return file(id).map(InFile::rule);
    }

    /** The rules as they stand on a day: a district's revision holds instead of the file from its day on. */
    List<Rule> on(LocalDate day) {
        return rules.keySet().stream()
                .map(id -> standing(id, day).orElseThrow().rule())
                .toList();
    }

    /** What states the rule on a day. */
    Optional<InFile> standing(String id, LocalDate day) {
        return revision(id, day).map(Revised::in).or(() -> file(id));
    }

    /** The revision that holds on a day; the latest approved of those that began. */
    Optional<Revised> revision(String id, LocalDate day) {
        return revised.getOrDefault(id, List.of()).stream()
                .filter(each -> !each.from().isAfter(day))
                .max(Comparator.comparingInt(Revised::number));
    }

    Optional<InFile> file(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** A fault at a place of a rule's file, for modules that look at what its steps name. */
    public Fault fault(Rule rule, Sentence what, Object... path) {
        var in = rules.get(rule.id());
        return in == null
                ? new Fault(rule.id(), 0, what)
                : new Fault(in.file(), in.lines().of(path), what);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
