package org.kaoqian.ledgers;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every dictionary of codes that holds now: those that ledgers declare themselves and those that modules contribute. */
@Component
public class CodeLists {

    private final Ledgers ledgers;

    CodeLists(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    public Optional<CodeList> find(String name) {
        return ledgers.book().codeList(name);
    }

    /** The code list of a CODE field; an open field may be without one until a module contributes it. */
    public Optional<CodeList> of(Field field) {
        return ledgers.book().codesOf(field);
    }
}
