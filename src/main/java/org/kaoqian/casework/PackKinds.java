package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.rules.RuleBook;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What casework makes of packs: kinds of cases, checked against the rules that open such cases and their ledgers. */
@Component
@Order(60)
class PackKinds implements PackPart {

    private final CaseKinds kinds;

    PackKinds(CaseKinds kinds) {
        this.kinds = kinds;
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
    public List<Content> contents(Pack pack) {
        return kinds.book().all().stream()
                .filter(kind -> kind.pack().equals(pack.name().value()))
                .map(kind -> new Content(Kind.CASE_KIND, kind.kind(), kind.title(), "/cases?kind=" + kind.kind()))
                .toList();
    }

    @Override
    public void adopt(Assembly assembly) {
        kinds.adopt(assembly.part(KindBook.class));
    }
}
