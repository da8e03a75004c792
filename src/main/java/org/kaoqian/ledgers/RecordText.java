package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/**
 * Records written down as texts, such as those of a rule's example, read as if they stood in ledgers: with the defaults of
 * their fields, what is derived, and references found by the key of the record that they name.
 */
public final class RecordText {

    /** What cannot be read of a record, and why. */
    public static final class Unreadable extends Exception {
        private final transient Sentence why;

        Unreadable(Sentence why) {
            super(why.en(), null, false, false);
            this.why = why;
        }

        public Sentence why() {
            return why;
        }
    }

    /** Where the texts of one record stand. @param id the number that the record gets */
    public record Written(Ledger ledger, long id, Map<String, String> texts) {}

    private final LedgerBook book;
    private final List<Written> all;

    /** @param all every record of the little world, so that they can name each other */
    public RecordText(LedgerBook book, List<Written> all) {
        this.book = book;
        this.all = List.copyOf(all);
    }

    public LedgerRecord read(Written written) throws Unreadable {
        var ledger = written.ledger();
        var values = new LinkedHashMap<String, Object>();
        var unrecognised = new LinkedHashSet<String>();
        for (var name : written.texts().keySet()) {
            if (ledger.field(name).isEmpty()) {
                throw new Unreadable(Sentence.of(
                        "“%s”不是台账“%s”的字段。".formatted(name, ledger.name()),
                        "the ledger '%s' has no field '%s'.".formatted(ledger.name(), name)));
            }
        }
        for (var field : ledger.fields()) {
            var text = written.texts().getOrDefault(field.name(), field.defaultValue());
            if (text != null && !field.isDerived()) {
                values.put(field.name(), value(field, text));
                if (field.open() && code(field, text).isEmpty()) {
                    unrecognised.add(field.name());
                }
            }
        }
        var plain = new LedgerRecord(ledger, written.id(), 1, values, unrecognised);
        for (var field : ledger.fields()) {
            if (field.isDerived()
                    && DerivedColumn.read(ledger, field, book) instanceof DerivedColumn.Read.Right(var column)) {
                column.value(plain).ifPresent(value -> values.put(field.name(), value));
            }
        }
        return new LedgerRecord(ledger, written.id(), 1, values, unrecognised);
    }

    private Object value(Field field, String text) throws Unreadable {
        try {
            return switch (field.type()) {
                case DATE -> LocalDate.parse(text);
                case NUMBER, MONEY -> new BigDecimal(text);
                case CODE -> code(field, text).orElse(text);
                case REFERENCE -> named(field, text);
                case TEXT, REGION, PHONE, ID_NUMBER, CREDIT_CODE, POINT, FILE, PHOTO -> text;
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new Unreadable(Sentence.of(
                    "“%s”的值“%s”不对；日期写 2026-01-31，数字不带单位。".formatted(field.name(), text),
                    "the value '%s' of '%s' is not right: write dates as 2026-01-31 and numbers bare."
                            .formatted(text, field.name())));
        }
    }

    private Optional<String> code(Field field, String text) {
        return book.codesOf(field).flatMap(list -> list.find(text)).map(CodeList.Code::code);
    }

    private Long named(Field field, String text) throws Unreadable {
        var target = book.find(String.valueOf(field.refers())).orElseThrow();
        var key = target.key().getFirst();
        return all.stream()
                .filter(each -> each.ledger().name().equals(target.name()))
                .filter(each -> text.equals(each.texts().get(key))
                        || text.equals(each.texts().get(target.title())))
                .map(Written::id)
                .findFirst()
                .orElseThrow(() -> new Unreadable(Sentence.of(
                        "“%s”写的“%s”在例子的台账“%s”里没有；请在 related 里写上，%s 要一样。"
                                .formatted(field.name(), text, target.name(), key),
                        "'%s' names '%s', which no record of '%s' in the example is: add it under related with the same %s."
                                .formatted(field.name(), text, target.name(), key))));
    }
}
