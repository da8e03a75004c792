package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The ledgers that hold now: the built-in ones and those of the installed packs. */
@Component
public class Ledgers {

    private final Declarations builtIn;
    private final List<CodeList> contributed;
    private final Reckoning reckoning;
    private volatile LedgerBook book;

    Ledgers(Declarations builtIn, List<CodeList> contributed) {
        this(builtIn, contributed, Reckoning.PLAIN);
    }

    @Autowired
    Ledgers(Declarations builtIn, List<CodeList> contributed, Reckoning reckoning) {
        this.builtIn = builtIn;
        this.reckoning = reckoning;
        this.contributed = List.copyOf(contributed);
        this.book = bookWith(List.of(), Unread.NOTHING);
        if (!book.faults().isEmpty()) {
            throw Declarations.broken(book.faults());
        }
    }

    public List<Ledger> all() {
        return book.all();
    }

    public Optional<Ledger> find(String name) {
        return book.find(name);
    }

    /** The ledger of that name, for callers that know it is there. */
    public Ledger named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No ledger is called " + name));
    }

    /** A field's text as a line may show it: a code by its name, a sensitive text masked. */
    public Sentence shown(Field field, String text) {
        return book.codesOf(field)
                .flatMap(list -> list.find(text))
                .map(CodeList.Code::label)
                .orElseGet(() -> Sentence.of(Masks.shown(field, text), Masks.shown(field, text)));
    }

    /** All that hold now, for whoever builds on them. */
    public LedgerBook book() {
        return book;
    }

    /** What would hold with these declarations beside the built-in ones. */
    LedgerBook bookWith(List<Declarations.InFile> declared, Unread unread) {
        var all = new java.util.ArrayList<>(builtIn.all());
        all.addAll(declared);
        return LedgerBook.of(all, contributed, reckoning, unread);
    }

    void adopt(LedgerBook next) {
        book = next;
    }
}
