package org.kaoqian.rules;

import java.util.List;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the rules make of packs. */
@Component
@Order(50)
class PackRules implements PackPart {

    private final Rules rules;
    private final EraseOccasions erase;

    PackRules(Rules rules, EraseOccasions erase) {
        this.rules = rules;
        this.erase = erase;
    }

    @Override
    public void build(Assembly assembly) {
        var ledgers = assembly.part(LedgerBook.class);
        var read = rules.builtIn(ledgers);
        for (var pack : assembly.packs()) {
            for (var file : pack.in("rules")) {
                try {
                    var rule = ReadRule.read(file.text(), ledgers, pack.name().value());
                    if (!file.stem().equals(rule.rule().id())
                            && !pack.has("rules/" + rule.rule().id() + ".yaml")) {
                        assembly.fault(pack, file, rule.lines().of("rule"), renamed(rule.rule()));
                    }
                    rules.prove(rule, ledgers);
                    read.add(new RuleBook.InFile(
                            pack.name() + "/" + file.path(), rule.rule(), rule.lines(), file.text()));
                } catch (Faulty e) {
                    assembly.fault(pack, file, e);
                }
            }
        }
        var book = RuleBook.of(read);
        book.faults().forEach(assembly::fault);
        new CheckAcross(assembly, book).check();
        assembly.put(RuleBook.class, book);
    }

    private static Sentence renamed(Rule rule) {
        return Sentence.of(
                "文件名与规则名不同；请改名为 rules/%s.yaml。".formatted(rule.id()),
                "The file is not called like its rule: name it rules/%s.yaml.".formatted(rule.id()));
    }

    @Override
    public void purge(Assembly before, Assembly after) {
        erase.of(
                before.part(RuleBook.class).goneFrom(after.part(RuleBook.class)),
                before.part(LedgerBook.class).goneFrom(after.part(LedgerBook.class)));
    }

    @Override
    public List<Content> contents(Pack pack, Viewer viewer) {
        return rules.all().stream()
                .filter(rule -> pack.name().value().equals(rule.origin().pack()))
                .filter(rule -> rule.isSeenBy(viewer.duties()))
                .map(rule -> new Content(Kind.RULE, rule.id(), rule.title(), "/rules/" + rule.id()))
                .toList();
    }

    @Override
    public boolean hides(Pack pack, PackFile file, Viewer viewer) {
        return file.folder().equals("rules")
                && rules.find(file.stem())
                        .filter(rule -> !rule.isSeenBy(viewer.duties()))
                        .isPresent();
    }

    @Override
    public void adopt(Assembly assembly) {
        rules.adopt(assembly.part(RuleBook.class));
    }
}
