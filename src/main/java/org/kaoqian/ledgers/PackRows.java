package org.kaoqian.ledgers;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.HashSet;
import org.kaoqian.packs.Assembly;
import org.kaoqian.packs.Pack;
import org.kaoqian.packs.PackFile;
import org.kaoqian.packs.PackPart;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The rows that a pack brings for a demo: each file is named after a ledger, each column after a field of it. */
@Component
@Order(80)
class PackRows implements PackPart {

    @Override
    public void build(Assembly assembly) {
        var book = assembly.part(LedgerBook.class);
        for (var pack : assembly.packs()) {
            for (var file : pack.in("demo")) {
                check(assembly, book, pack, file);
            }
        }
    }

    private static void check(Assembly assembly, LedgerBook book, Pack pack, PackFile file) {
        var ledger = book.find(file.stem());
        if (book.isSpoilt(file.stem())) {
            return;
        }
        if (ledger.isEmpty()) {
            assembly.fault(
                    pack,
                    file,
                    0,
                    Sentence.of(
                            "没有台账“%s”；示例数据的文件名就是台账名。".formatted(file.stem()),
                            "There is no ledger '%s': rows for a demo are named after their ledger."
                                    .formatted(file.stem())));
            return;
        }
        assembly.notRequired(pack.name().value(), ledger.get().access().pack())
                .ifPresent(why -> assembly.fault(pack, file, 0, why));
        var names = new HashSet<String>();
        for (var field : ledger.get().fields()) {
            if (!field.isDerived() && !field.keeping().retired()) {
                names.add(field.name());
                names.add(field.label().zh());
                names.addAll(field.aliases());
            }
        }
        var width = 0;
        try (var rows = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(file.text())) {
            for (var row : rows) {
                var line = (int) row.getStartingLineNumber();
                if (width == 0) {
                    width = row.getFieldCount();
                    for (var header : row.getFields()) {
                        if (!names.contains(header.strip())) {
                            assembly.fault(pack, file, line, noColumn(header, ledger.get()));
                        }
                    }
                } else if (row.getFieldCount() > width) {
                    assembly.fault(
                            pack,
                            file,
                            line,
                            Sentence.of(
                                    "这一行有%d格，表头只有%d格；有逗号的内容请加引号。".formatted(row.getFieldCount(), width),
                                    "This row has %d cells, the header %d: put texts with commas in quotes."
                                            .formatted(row.getFieldCount(), width)));
                }
            }
        } catch (java.io.IOException | de.siegmar.fastcsv.reader.CsvParseException e) {
            assembly.fault(
                    pack,
                    file,
                    0,
                    Sentence.of("不是完好的CSV；请检查引号是否成对。", "This is no sound CSV: check that quotes are closed."));
        }
    }

    private static Sentence noColumn(String header, Ledger ledger) {
        return Sentence.of(
                "台账“%s”没有叫“%s”的字段；列名用字段名或中文标签。".formatted(ledger.label().zh(), header),
                "The ledger '%s' has no field '%s': columns are called by a field's name or label."
                        .formatted(ledger.name(), header));
    }

    @Override
    public void adopt(Assembly assembly) {}
}
