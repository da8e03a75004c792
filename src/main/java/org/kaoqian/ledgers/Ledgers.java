package org.kaoqian.ledgers;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The declared ledgers. */
@Component
public class Ledgers {

    private final List<Ledger> all;

    Ledgers(Declarations declarations, CodeLists codeLists) {
        this.all =
                declarations.all().stream().map(Declarations.Declared::ledger).toList();
        declarations.all().forEach(declared -> check(declared, codeLists));
    }

    public List<Ledger> all() {
        return all;
    }

    public Optional<Ledger> find(String name) {
        return all.stream().filter(ledger -> ledger.name().equals(name)).findFirst();
    }

    /** The ledger of that name, for callers that know it is there. */
    public Ledger named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No ledger is called " + name));
    }

    /** What a file refers to outside itself must be there. */
    private void check(Declarations.Declared declared, CodeLists codeLists) {
        for (var field : declared.ledger().fields()) {
            var refers = field.refers();
            if (refers != null && find(refers).isEmpty()) {
                throw new InvalidDeclaration(
                        declared.file(),
                        "Field '" + field.name() + "' refers to the ledger '" + refers + "', which is not declared.",
                        "Declare it or drop 'refers'.");
            }
            var list = codeLists.of(field);
            if (field.codes() != null && list.isEmpty() && !field.open()) {
                throw new InvalidDeclaration(
                        declared.file(),
                        "Field '" + field.name() + "' uses the code list '" + field.codes()
                                + "', which nobody declares.",
                        "Declare it under 'codes'.");
            }
            var value = field.defaultValue();
            if (value != null
                    && list.isPresent()
                    && list.get().codes().stream().noneMatch(code -> code.code().equals(value))) {
                throw new InvalidDeclaration(
                        declared.file(),
                        "The default '" + value + "' of field '" + field.name() + "' is not in its code list.",
                        "Use one of its codes.");
            }
        }
    }
}
