package org.kaoqian.messages;

import java.util.Optional;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;

/** The fields that a person outside can fill in by a link: plain values that everybody who works on the ledger sees. */
final class Askable {

    private Askable() {}

    static Optional<Field> find(Ledger ledger, String name) {
        return ledger.field(name)
                .filter(field -> field.isWritten() && field.keeping().seenBy().isEmpty())
                .filter(field -> ledger.access().only().isEmpty())
                .filter(field -> !ledger.key().contains(field.name()))
                .filter(Askable::isPlain);
    }

    private static boolean isPlain(Field field) {
        return switch (field.type()) {
            case TEXT, NUMBER, MONEY, DATE, CODE, PHONE, ID_NUMBER, CREDIT_CODE -> true;
            case REGION, REFERENCE, POINT, FILE, PHOTO -> false;
        };
    }
}
