package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.rules.Rule;
import org.kaoqian.shared.Sentence;

/** All kinds of cases that hold at one time. It never changes; another one follows it. */
final class KindBook {

    static final KindBook NONE = new KindBook();

    /** A kind with the file that states it. */
    record InFile(String file, CaseKind kind, Lines lines) {}

    private final Map<String, InFile> kinds = new LinkedHashMap<>();
    private final Map<String, Set<String>> ledgers = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private KindBook() {}

    static KindBook of(List<InFile> read, List<Rule> rules) {
        var book = new KindBook();
        read.stream().sorted(Comparator.comparing(each -> each.kind().kind())).forEach(each -> {
            var name = each.kind().kind();
            if (book.kinds.putIfAbsent(name, each) != null) {
                book.faults.add(new Fault(
                        each.file(),
                        each.lines().of("kind"),
                        Sentence.of(
                                "已经有叫“%s”的办件种类；请换一个名字。".formatted(name),
                                "There is a kind of case called '%s' already: choose another name.".formatted(name))));
            }
        });
        for (var rule : rules) {
            rule.steps().stream()
                    .map(step -> step.effects().caseKind())
                    .filter(Objects::nonNull)
                    .forEach(kind -> book.ledgers
                            .computeIfAbsent(kind, each -> new TreeSet<>())
                            .add(rule.ledger().name()));
        }
        return book;
    }

    /** Whether cases of the kind can be about a record of one of these ledgers: by a rule, or by hand where no rule names it. */
    boolean isAbout(CaseKind kind, Set<String> names) {
        var about = ledgers.get(kind.kind());
        return about == null || about.stream().anyMatch(names::contains);
    }

    List<CaseKind> all() {
        return kinds.values().stream().map(InFile::kind).toList();
    }

    Optional<CaseKind> find(@Nullable String kind) {
        return kind == null
                ? Optional.empty()
                : Optional.ofNullable(kinds.get(kind)).map(InFile::kind);
    }

    /** The kinds for which somebody has to go there. */
    Set<String> visits() {
        return all().stream().filter(CaseKind::visit).map(CaseKind::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** A fault at a place of a kind's file. */
    Fault fault(CaseKind kind, Sentence what, Object... path) {
        var in = kinds.get(kind.kind());
        return in == null
                ? new Fault(kind.kind(), 0, what)
                : new Fault(in.file(), in.lines().of(path), what);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
