package org.kaoqian.messages;

import java.util.Optional;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;

/** Which firm a record is, or belongs to: what is written to several of its records is written to one firm. */
final class Firms {

    private static final String NONE = "null::text";

    private Firms() {}

    /** The credit code as an expression over {@code l}; of people who work somewhere, none. */
    static String codeOf(Ledger ledger, LedgerBook ledgers) {
        return code(ledger)
                .map(field -> "l." + field.name())
                .or(() -> ledger.access().people() ? Optional.empty() : referred(ledger, ledgers))
                .orElse(NONE);
    }

    private static Optional<String> referred(Ledger ledger, LedgerBook ledgers) {
        return ledger.fields().stream()
                .filter(field ->
                        field.type() == FieldType.REFERENCE && !field.keeping().retired())
                .flatMap(field -> ledgers
                        .find(String.valueOf(field.refers()))
                        .flatMap(target ->
                                code(target).map(code -> """
                                (select t.%s from %s t where t.district = l.district and t.id = l.%s)""".formatted(code.name(), target.table(), field.name())))
                        .stream())
                .findFirst();
    }

    private static Optional<Field> code(Ledger ledger) {
        return ledger.fields().stream()
                .filter(field -> field.type() == FieldType.CREDIT_CODE && !field.isSensitive())
                .findFirst();
    }
}
