package org.kaoqian.casework;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** Whether fields that a pack wants written can be written, and with what; an empty answer says that they can. */
final class Fitting {

    private final LedgerBook book;

    Fitting(LedgerBook book) {
        this.book = book;
    }

    Optional<Sentence> asked(Ledger ledger, String name) {
        var field = ledger.field(name);
        if (field.isEmpty()) {
            return said(none(ledger, name));
        }
        if (!isChanged(ledger, field.get())) {
            return said(fixed(ledger, name));
        }
        return isFile(field.get())
                ? fault(
                        "“%s”是文件或照片，不能写在 ask 里；照片在走访时随结果一起拍。".formatted(name),
                        "'%s' is a file or picture and cannot be asked for: pictures are taken with the visit's result."
                                .formatted(name))
                : Optional.empty();
    }

    Optional<Sentence> set(Ledger ledger, String name, String value) {
        var field = ledger.field(name);
        if (field.isEmpty()) {
            return said(none(ledger, name));
        }
        if (!isChanged(ledger, field.get())) {
            return said(fixed(ledger, name));
        }
        return value.isBlank() ? emptied(field.get()) : value(field.get(), value);
    }

    /** Whether a field of a record that is there can be made empty. */
    private static Optional<Sentence> emptied(Field field) {
        if (field.required() || field.type() == FieldType.REGION) {
            return fault(
                    "“%s”是必填的，不能清空；请写一个值。".formatted(field.name()),
                    "'%s' is required and cannot be emptied: write a value.".formatted(field.name()));
        }
        return field.defaultValue() == null
                ? Optional.empty()
                : fault(
                        "“%s”有默认值“%s”，清空后又会填上它；请直接写要的值。".formatted(field.name(), field.defaultValue()),
                        "'%s' has the default '%s', which would come back: write the value that you want."
                                .formatted(field.name(), field.defaultValue()));
    }

    Optional<Sentence> added(Ledger ledger, String name, String value) {
        var field = ledger.field(name);
        if (field.isEmpty()) {
            return said(none(ledger, name));
        }
        if (!isWritten(field.get())) {
            return said(fixed(ledger, name));
        }
        if (value.isBlank()) {
            return ledger.key().contains(name) ? said(fixed(ledger, name)) : emptied(field.get());
        }
        if (value.equals(CaseKind.SELF)) {
            return field.get().type() == FieldType.REFERENCE
                    ? Optional.empty()
                    : fault(
                            "“%s”不是引用字段，不能写 self。".formatted(name),
                            "'%s' is no reference, so it cannot be self.".formatted(name));
        }
        return value.equals(CaseKind.CASE) && isWord(field.get()) ? Optional.empty() : value(field.get(), value);
    }

    /** What a new record of the ledger would lack. */
    Optional<Sentence> missing(Ledger ledger, Collection<String> given) {
        var missing = ledger.fields().stream()
                .filter(field -> field.required() || ledger.key().contains(field.name()))
                .filter(field -> field.defaultValue() == null && field.type() != FieldType.REGION && isWritten(field))
                .map(Field::name)
                .filter(name -> !given.contains(name))
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : fault(
                        "台账“%s”的必填字段没有写：%s；请补上。".formatted(ledger.name(), missing),
                        "Fields that the ledger '%s' requires are missing: %s; add them."
                                .formatted(ledger.name(), missing));
    }

    private Optional<Sentence> value(Field field, String value) {
        if (isFile(field)) {
            return fault(
                    "“%s”是文件或照片，不能写值。".formatted(field.name()),
                    "'%s' is a file or picture: no value can be written.".formatted(field.name()));
        }
        boolean fits = switch (field.type()) {
            case DATE -> value.equals(CaseKind.TODAY) || isDate(value);
            case NUMBER, MONEY -> isNumber(value);
            case CODE ->
                field.open()
                        || book.codesOf(field).flatMap(list -> list.find(value)).isPresent();
            case REGION -> RegionCode.parse(value).isPresent();
            case TEXT -> field.max() == 0 || value.length() <= field.max();
            default -> true;
        };
        return fits
                ? Optional.empty()
                : fault(
                        "“%s”不能填“%s”（类型是 %s）。"
                                .formatted(field.name(), value, field.type().word()),
                        "'%s' cannot be '%s': its type is %s."
                                .formatted(field.name(), value, field.type().word()));
    }

    /** Whether a record that is there can get another value in it. */
    private static boolean isChanged(Ledger ledger, Field field) {
        return isWritten(field) && !ledger.key().contains(field.name());
    }

    private static boolean isWritten(Field field) {
        return !field.isDerived() && !field.keeping().retired();
    }

    private static boolean isFile(Field field) {
        return field.type() == FieldType.FILE || field.type() == FieldType.PHOTO;
    }

    private static boolean isWord(Field field) {
        return field.type() == FieldType.TEXT || field.type() == FieldType.NUMBER;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).isAfter(LocalDate.MIN);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text).precision() > 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Sentence none(Ledger ledger, String name) {
        return Sentence.of(
                "台账“%s”没有字段“%s”；请改正名称，或先在台账里声明。".formatted(ledger.name(), name),
                "The ledger '%s' has no field '%s': correct the name or declare the field."
                        .formatted(ledger.name(), name));
    }

    private static Sentence fixed(Ledger ledger, String name) {
        return Sentence.of(
                "台账“%s”的字段“%s”是主键、自动计算或已停用的，不能改写。".formatted(ledger.name(), name),
                "The field '%s' of the ledger '%s' is its key, computed or retired: it cannot be written."
                        .formatted(name, ledger.name()));
    }

    private static Optional<Sentence> said(Sentence sentence) {
        return Optional.of(sentence);
    }

    private static Optional<Sentence> fault(String zh, String en) {
        return Optional.of(Sentence.of(zh, en));
    }
}
