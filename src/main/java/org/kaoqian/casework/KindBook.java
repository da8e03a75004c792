package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.Sentence;

/** All kinds of cases that hold at one time. It never changes; another one follows it. */
final class KindBook {

    static final KindBook NONE = new KindBook();

    /** A kind with the file that states it. */
    record InFile(String file, CaseKind kind, Lines lines) {}

    private final Map<String, InFile> kinds = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private KindBook() {}

    static KindBook of(List<InFile> read) {
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
        return book;
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
