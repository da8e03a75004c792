package org.kaoqian.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Fault;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackPart;
import org.kaoqian.rules.RuleBook;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the messages make of packs; after the rules, whose steps name templates. */
@Component
@Order(70)
class PackTemplates implements PackPart {

    private final MessageTemplates templates;
    private final Ledgers ledgers;
    private final EraseMessages erase;

    PackTemplates(MessageTemplates templates, Ledgers ledgers, EraseMessages erase) {
        this.templates = templates;
        this.ledgers = ledgers;
        this.erase = erase;
    }

    @Override
    public void build(Assembly assembly) {
        var read = new ArrayList<TemplateBook.InFile>();
        for (var pack : assembly.packs()) {
            for (var file : pack.in("messages")) {
                try {
                    read.add(TemplateFiles.read(
                            pack.name() + "/" + file.path(),
                            file.path().substring("messages/".length()),
                            file.text(),
                            pack.name().value()));
                } catch (Faulty e) {
                    assembly.fault(pack, file, e);
                }
            }
        }
        var book = templates.bookWith(read, assembly.part(LedgerBook.class));
        book.faults().forEach(assembly::fault);
        checkRules(assembly, book);
        assembly.put(TemplateBook.class, book);
    }

    /** Every template that a rule names is there and speaks of the rule's ledger. */
    private static void checkRules(Assembly assembly, TemplateBook book) {
        var rules = assembly.part(RuleBook.class);
        var wrong = book.faults().stream().map(Fault::file).collect(Collectors.toSet());
        for (var rule : rules.all()) {
            for (int i = 0; i < rule.steps().size(); i++) {
                var step = rule.steps().get(i);
                var at = i;
                var name = step.template();
                if (name == null
                        || assembly.isUnread("messages", name)
                        || book.file(name).filter(wrong::contains).isPresent()) {
                    continue;
                }
                CheckStepTemplate.fault(rule, step, book.find(name))
                        .or(() -> assembly.notRequired(rule.origin().pack(), book.packOf(name)))
                        .ifPresent(what -> assembly.fault(rules.fault(rule, what, "steps", at, "message")));
            }
        }
    }

    /** What a removed rule has still in the queue does not go out. */
    @Override
    public void setAside(Assembly before, Assembly after) {
        erase.stop(before.part(RuleBook.class).goneFrom(after.part(RuleBook.class)));
    }

    @Override
    public void purge(Assembly before, Assembly after) {
        erase.of(
                before.part(LedgerBook.class).goneFrom(after.part(LedgerBook.class)),
                before.part(RuleBook.class).goneFrom(after.part(RuleBook.class)));
    }

    @Override
    public List<Content> contents(Pack pack, Viewer viewer) {
        return templates.of(pack.name().value()).stream()
                .filter(each -> ledgers.find(each.ledger())
                        .filter(ledger -> ledger.isSeenBy(viewer.duties()))
                        .isPresent())
                .map(each -> new Content(Kind.TEMPLATE, each.id(), each.title(), "/messages/templates/" + each.id()))
                .toList();
    }

    @Override
    public void adopt(Assembly assembly) {
        templates.adopt(assembly.part(TemplateBook.class));
    }
}
