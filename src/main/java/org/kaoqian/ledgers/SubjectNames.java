package org.kaoqian.ledgers;

import org.springframework.stereotype.Component;

/**
 * What a record is called where its name was copied from the ledger by a statement: as it is, or, where the ledger keeps
 * it sealed, masked. What is sealed is never shown.
 */
@Component
public class SubjectNames {

    private static final String UNKNOWN = "**";

    private final Ledgers ledgers;
    private final Seals seals;

    SubjectNames(Ledgers ledgers, Seals seals) {
        this.ledgers = ledgers;
        this.seals = seals;
    }

    /** @param stored the copy of the title of a record of that ledger */
    public String shown(String ledger, String stored) {
        if (!Seals.isSealed(stored)) {
            return stored;
        }
        return ledgers.find(ledger)
                .flatMap(found -> found.field(found.title()))
                .flatMap(this::own)
                .filter(Field::isSensitive)
                .map(field -> Masks.shown(field, seals.open(Secret.of(field), stored)))
                .orElse(UNKNOWN);
    }

    /** The title of the record that a title refers to. */
    private java.util.Optional<Field> own(Field title) {
        return title.type() == FieldType.REFERENCE
                ? ledgers.find(String.valueOf(title.refers())).flatMap(target -> target.field(target.title()))
                : java.util.Optional.of(title);
    }
}
