package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;

/** Looks whether the expressions of derived fields can be columns. */
final class CheckDerived {

    private final LedgerBook book;

    CheckDerived(LedgerBook book) {
        this.book = book;
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (var ledger : book.all()) {
            for (int i = 0; i < ledger.fields().size(); i++) {
                var field = ledger.fields().get(i);
                if (field.isDerived()
                        && DerivedColumn.read(ledger, field, book) instanceof DerivedColumn.Read.Wrong(var wrong)) {
                    var at = i;
                    var line = book.lines(ledger)
                            .map(lines -> lines.of("fields", at, "derived"))
                            .orElse(0);
                    wrong.forEach(why -> faults.add(new Fault(book.file(ledger), line, said(field, why))));
                }
            }
        }
        return faults;
    }

    private static Sentence said(Field field, Sentence why) {
        return Sentence.of(
                "计算字段“%s”：%s".formatted(field.name(), why.zh()),
                "Derived field '%s': %s".formatted(field.name(), why.en()));
    }
}
