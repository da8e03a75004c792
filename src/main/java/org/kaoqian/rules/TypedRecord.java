package org.kaoqian.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.ledgers.CodeList;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.Nearest;
import org.kaoqian.shared.Sentence;

/** Makes a record of what is written for an example or a question, as if it were in the ledger: with its defaults and derived fields. */
record TypedRecord(LedgerBook ledgers, Naming naming, At at) {

    /** Where the values of its fields are written. */
    interface At {

        At NOWHERE = field -> 0;

        int line(String field);
    }

    /** Finds the record that a reference names. */
    interface Naming {

        Optional<Long> named(Field reference, String text);
    }

    LedgerRecord of(Ledger ledger, long id, Map<String, String> written) throws Faulty {
        var values = new LinkedHashMap<String, Object>();
        var unrecognised = new LinkedHashSet<String>();
        for (var entry : written.entrySet()) {
            var field = ledger.field(entry.getKey())
                    .orElseThrow(() -> new Faulty(at.line(entry.getKey()), noField(ledger, entry.getKey())));
            if (entry.getValue().isBlank()) {
                continue;
            }
            values.put(field.name(), value(field, entry.getValue().strip()));
            if (field.open() && code(field, entry.getValue()).isEmpty()) {
                unrecognised.add(field.name());
            }
        }
        for (var field : ledger.fields()) {
            var usual = field.defaultValue();
            if (usual != null && !values.containsKey(field.name())) {
                values.put(field.name(), value(field, usual));
            }
        }
        return ledgers.derived(new LedgerRecord(ledger, id, 1, values, unrecognised));
    }

    static Sentence noField(Ledger ledger, String name) {
        var names = ledger.fields().stream().map(Field::name).toList();
        var hint = Nearest.asked(name, names);
        return Sentence.of(
                "台账“%s”没有字段“%s”；%s可用：%s。".formatted(ledger.name(), name, hint.zh(), String.join("、", names)),
                "The ledger '%s' has no field '%s': %suse one of %s."
                        .formatted(ledger.name(), name, hint.en(), String.join(", ", names)));
    }

    private Object value(Field field, String text) throws Faulty {
        try {
            return switch (field.type()) {
                case DATE -> LocalDate.parse(text);
                case NUMBER, MONEY -> new BigDecimal(text);
                case CODE -> code(field, text).orElse(text);
                case REFERENCE ->
                    naming.named(field, text)
                            .orElseThrow(() -> new Faulty(
                                    at.line(field.name()),
                                    Sentence.of(
                                            "“%s”指向的“%s”找不到；请写那条记录的主键。".formatted(field.name(), text),
                                            "'%s' names '%s', which is not there: write the key of that record."
                                                    .formatted(field.name(), text))));
                case TEXT, REGION, PHONE, ID_NUMBER, CREDIT_CODE, POINT, FILE, PHOTO -> text;
            };
        } catch (DateTimeException | NumberFormatException e) {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                throw new Faulty(
                        at.line(field.name()),
                        Sentence.of(
                                "“%s”写的 %s 不是日历上的日子；请核对日期。".formatted(field.name(), text),
                                "'%s' says %s, which is no day of the calendar: check it."
                                        .formatted(field.name(), text)));
            }
            throw new Faulty(
                    at.line(field.name()),
                    Sentence.of(
                            "“%s”的值“%s”不对；日期写 2026-01-31，数字不带单位。".formatted(field.name(), text),
                            "The value '%s' of '%s' is not right: write dates as 2026-01-31 and numbers bare."
                                    .formatted(text, field.name())));
        }
    }

    private Optional<String> code(Field field, String text) {
        return ledgers.codesOf(field).flatMap(list -> list.find(text)).map(CodeList.Code::code);
    }
}
