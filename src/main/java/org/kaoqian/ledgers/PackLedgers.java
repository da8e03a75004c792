package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.access.Viewer;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the ledgers make of packs: their declarations become a book, the difference between two books becomes tables. */
@Component
@Order(20)
class PackLedgers implements PackPart {

    private final Ledgers ledgers;
    private final Tables tables;
    private final EraseRecords erase;

    PackLedgers(Ledgers ledgers, Tables tables, EraseRecords erase) {
        this.ledgers = ledgers;
        this.tables = tables;
        this.erase = erase;
    }

    @Override
    public void build(Assembly assembly) {
        var declared = new ArrayList<Declarations.InFile>();
        for (var pack : assembly.packs()) {
            for (var file : pack.in("ledgers")) {
                read(assembly, pack, file, declared);
            }
        }
        var book = ledgers.bookWith(declared);
        book.faults().forEach(fault -> assembly.fault(fault));
        new CheckDerived(book).faults().forEach(assembly::fault);
        assembly.put(LedgerBook.class, book);
    }

    private static void read(Assembly assembly, Pack pack, PackFile file, List<Declarations.InFile> declared) {
        try {
            var read = ReadDeclaration.read(file.text(), pack.name().value());
            var name = read.ledger().name();
            if (!file.stem().equals(name)) {
                assembly.fault(
                        pack,
                        file,
                        read.lines().of("ledger"),
                        Sentence.of(
                                "文件名与台账名不同；请改名为 ledgers/%s.yaml。".formatted(name),
                                "The file is not called like its ledger: name it ledgers/%s.yaml.".formatted(name)));
            }
            declared.add(new Declarations.InFile(pack.name() + "/" + file.path(), read));
        } catch (Faulty e) {
            assembly.fault(pack, file, e);
        }
    }

    @Override
    public void compare(Assembly now, Assembly next) {
        var staying = next.packs().stream().map(pack -> pack.name().value()).collect(Collectors.toSet());
        tables.losses(now.part(LedgerBook.class), next.part(LedgerBook.class), staying)
                .forEach(next::fault);
    }

    @Override
    public void apply(Assembly now, Assembly next) {
        tables.change(now.part(LedgerBook.class), next.part(LedgerBook.class));
    }

    @Override
    public void purge(Assembly before, Assembly after) {
        erase.of(before.part(LedgerBook.class).goneFrom(after.part(LedgerBook.class)));
    }

    @Override
    public List<Content> contents(Pack pack, Viewer viewer) {
        return ledgers.all().stream()
                .filter(ledger -> pack.name().value().equals(ledger.access().pack()))
                .filter(ledger -> ledger.isSeenBy(viewer.duties()))
                .map(ledger -> new Content(Kind.LEDGER, ledger.name(), ledger.label(), "/ledgers/" + ledger.name()))
                .toList();
    }

    @Override
    public List<Word> words(Viewer viewer) {
        return ledgers.all().stream()
                .filter(ledger -> ledger.isSeenBy(viewer.duties()))
                .map(ledger -> ledger.seenWith(viewer.duties()))
                .map(ledger -> new Word(
                        Kind.LEDGER,
                        ledger.name(),
                        ledger.label(),
                        String.join(", ", ledger.key()),
                        ledger.fields().stream().map(PackLedgers::word).toList()))
                .toList();
    }

    private static Word word(Field field) {
        var of = field.refers() != null ? field.refers() : field.codes();
        return new Word(
                Kind.LEDGER,
                field.name(),
                field.label(),
                field.type().word() + (of == null ? "" : " " + of),
                List.of());
    }

    /** The pack's ledgers are there for nobody but the holders of a duty, and so is the pack. */
    @Override
    public boolean hides(Pack pack, Viewer viewer) {
        var those = ledgers.all().stream()
                .filter(ledger -> pack.name().value().equals(ledger.access().pack()))
                .toList();
        return !those.isEmpty() && those.stream().noneMatch(ledger -> ledger.isSeenBy(viewer.duties()));
    }

    /** Whether the file names a ledger, or a field of the pack's own ledgers, that is for others. */
    @Override
    public boolean hides(Pack pack, PackFile file, Viewer viewer) {
        var secret = ledgers.all().stream()
                .flatMap(ledger -> secrets(ledger, pack, viewer))
                .collect(Collectors.joining("|"));
        return !secret.isEmpty()
                && Pattern.compile("\\b(" + secret + ")\\b", Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(file.stem() + "\n" + file.text())
                        .find();
    }

    private static Stream<String> secrets(Ledger ledger, Pack pack, Viewer viewer) {
        if (!ledger.isSeenBy(viewer.duties())) {
            return Stream.of(ledger.name());
        }
        return pack.name().value().equals(ledger.access().pack())
                ? ledger.fields().stream()
                        .filter(field -> !field.isSeenBy(viewer.duties()))
                        .map(Field::name)
                : Stream.empty();
    }

    /** What cannot be read may hold anything. */
    @Override
    public boolean confines(Pack pack, Viewer viewer) {
        return pack.in("ledgers").stream().anyMatch(file -> {
            try {
                var ledger =
                        ReadDeclaration.read(file.text(), pack.name().value()).ledger();
                return !ledger.isSeenBy(viewer.duties())
                        || ledger.fields().stream().anyMatch(field -> !field.isSeenBy(viewer.duties()));
            } catch (Faulty e) {
                return file.text().contains("only:") || file.text().contains("seenBy:");
            }
        });
    }

    @Override
    public void adopt(Assembly assembly) {
        ledgers.adopt(assembly.part(LedgerBook.class));
    }
}
