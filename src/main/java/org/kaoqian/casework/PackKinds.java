package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.rules.RuleBook;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What casework makes of packs: kinds of cases, checked against the rules that open such cases and their ledgers. */
@Component
@Order(60)
class PackKinds implements PackPart {

    private final CaseKinds kinds;
    private final Rules rules;
    private final EraseCases erase;

    PackKinds(CaseKinds kinds, Rules rules, EraseCases erase) {
        this.kinds = kinds;
        this.rules = rules;
        this.erase = erase;
    }

    @Override
    public void build(Assembly assembly) {
        var read = new ArrayList<>(BuiltInKinds.read());
        var unread = new HashSet<String>();
        for (var pack : assembly.packs()) {
            for (var file : pack.in("cases")) {
                if (!read(assembly, pack, file, read)) {
                    unread.add(file.stem());
                }
            }
        }
        var rules = assembly.part(RuleBook.class);
        var book = KindBook.of(read, rules.all());
        book.faults().forEach(assembly::fault);
        new CheckKinds(book, rules, assembly.part(LedgerBook.class))
                .faults(unread)
                .forEach(assembly::fault);
        assembly.put(KindBook.class, book);
    }

    private static boolean read(Assembly assembly, Pack pack, PackFile file, List<KindBook.InFile> into) {
        try {
            var read = ReadKind.read(file.text(), pack.name().value());
            var name = read.kind().kind();
            if (!file.stem().equals(name)) {
                assembly.fault(
                        pack,
                        file,
                        read.lines().of("kind"),
                        Sentence.of(
                                "文件名与办件种类名不同；请改名为 cases/%s.yaml。".formatted(name),
                                "The file is not called like its kind: name it cases/%s.yaml.".formatted(name)));
            }
            into.add(new KindBook.InFile(pack.name() + "/" + file.path(), read.kind(), read.lines()));
            return true;
        } catch (Faulty e) {
            assembly.fault(pack, file, e);
            return false;
        }
    }

    @Override
    public void purge(Assembly before, Assembly after) {
        erase.of(
                before.part(LedgerBook.class).goneFrom(after.part(LedgerBook.class)),
                before.part(RuleBook.class).goneFrom(after.part(RuleBook.class)));
    }

    @Override
    public List<Content> contents(Pack pack, Viewer viewer) {
        return kinds.book().all().stream()
                .filter(kind -> kind.pack().equals(pack.name().value()))
                .filter(kind -> isSeen(kind.kind(), viewer))
                .map(kind -> new Content(Kind.CASE_KIND, kind.kind(), kind.title(), "/cases?kind=" + kind.kind()))
                .toList();
    }

    @Override
    public boolean hides(Pack pack, PackFile file, Viewer viewer) {
        return file.folder().equals("cases") && !isSeen(file.stem(), viewer);
    }

    /** A kind is there for those who may know of one of the rules that open its cases. */
    private boolean isSeen(String kind, Viewer viewer) {
        var opening = rules.all().stream()
                .filter(rule -> rule.steps().stream()
                        .anyMatch(step -> kind.equals(step.effects().caseKind())))
                .toList();
        return opening.isEmpty() || opening.stream().anyMatch(rule -> rule.isSeenBy(viewer.duties()));
    }

    @Override
    public void adopt(Assembly assembly) {
        kinds.adopt(assembly.part(KindBook.class));
    }
}
