package org.kaoqian.ledgers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;

/** What a ledger's declaration must keep to, looked at without any other ledger. */
final class CheckLedger {

    private static final Set<String> MASKS = Set.of("name", "phone", "id");

    private final Ledger ledger;
    private final Lines lines;

    CheckLedger(Ledger ledger, Lines lines) {
        this.ledger = ledger;
        this.lines = lines;
    }

    void check() throws Faulty {
        for (var name : ledger.key()) {
            requireField(name, "key");
        }
        requireField(ledger.title(), "title");
        require(
                ledger.field("region")
                        .filter(field -> field.type() == FieldType.REGION)
                        .isPresent(),
                "fields",
                "每张台账要有一个叫 region、类型是 region 的字段，权限按它划分；请加上。",
                "Every ledger has a field 'region' of type region, by which it is seen: add it.");
        var after = ledger.retention().after();
        if (after != null) {
            require(
                    ledger.field(after)
                            .filter(field -> field.type() == FieldType.DATE)
                            .isPresent(),
                    "retention",
                    "retention.after 写的“%s”不是日期字段。".formatted(after),
                    "retention.after names '%s', which is no date field.".formatted(after));
        }
        checkComparing();
        for (int i = 0; i < ledger.fields().size(); i++) {
            check(ledger.fields().get(i), i);
        }
    }

    private void checkComparing() throws Faulty {
        for (var name : ledger.comparing().same()) {
            require(
                    ledger.field(name)
                            .filter(field -> field.type().stored() == FieldType.Stored.TEXT && !field.isStoredFile())
                            .isPresent(),
                    "duplicates",
                    "duplicates.same 写的“%s”不是文字类字段；请写证号、电话、编号这样的字段。".formatted(name),
                    "duplicates.same names '%s', which holds no text: name fields such as codes, telephones, numbers."
                            .formatted(name));
        }
        var near = ledger.comparing().near();
        require(
                near.isEmpty()
                        || near.size() == 2
                                && near.stream()
                                        .allMatch(name -> ledger.field(name)
                                                .filter(field -> field.type() == FieldType.TEXT && !field.isSensitive())
                                                .isPresent()),
                "duplicates",
                "duplicates.near 要写两个 text 字段，先名称后地址，而且不能是加密的。",
                "duplicates.near names two fields of type text, the name and then the address; neither can be encrypted.");
    }

    private void check(Field field, int at) throws Faulty {
        require(
                (field.type() == FieldType.CODE) == (field.codes() != null),
                at,
                "字段“%s”：只有 code 类型才写 codes，而且必须写。".formatted(field.name()),
                "Field '%s': 'codes' belongs to fields of type code, and to each of them.".formatted(field.name()));
        require(
                !field.open() || field.type() == FieldType.CODE,
                at,
                "字段“%s”：只有 code 类型可以 open。".formatted(field.name()),
                "Field '%s' cannot be open: only a code field can.".formatted(field.name()));
        require(
                (field.type() == FieldType.REFERENCE) == (field.refers() != null)
                        || field.type() == FieldType.CREDIT_CODE,
                at,
                "字段“%s”：reference 类型要用 refers 写明指向哪个台账。".formatted(field.name()),
                "Field '%s': a reference says with 'refers' which ledger it points to.".formatted(field.name()));
        require(
                field.sensitive() == null || MASKS.contains(field.sensitive()),
                at,
                "字段“%s”：没有“%s”这种脱敏方式；可用 name、phone、id。".formatted(field.name(), field.sensitive()),
                "Field '%s': there is no mask '%s': use name, phone or id.".formatted(field.name(), field.sensitive()));
        require(
                !field.isSensitive() || field.type().stored() == FieldType.Stored.TEXT && !field.open(),
                at,
                "字段“%s”：只有文字类的字段可以加密脱敏。".formatted(field.name()),
                "Field '%s': only fields that hold text can be sensitive.".formatted(field.name()));
        require(
                !field.isSensitive() || !field.sortable() && !ledger.key().contains(field.name()),
                at,
                "字段“%s”是加密的，不能排序，也不能作主键。".formatted(field.name()),
                "Field '%s' is encrypted: it cannot be sorted by, nor be part of the key.".formatted(field.name()));
        require(
                !field.required() || !field.isDerived() && !field.keeping().retired(),
                at,
                "字段“%s”不能必填：它是计算出来的，或者已停用。".formatted(field.name()),
                "Field '%s' cannot be required: it is derived or retired.".formatted(field.name()));
        require(
                !field.required() || !field.isStoredFile(),
                at,
                "字段“%s”不能必填：文件要在记录建好以后再上传。".formatted(field.name()),
                "Field '%s' cannot be required: a file is handed in once the record is there.".formatted(field.name()));
        require(
                field.keeping().seenBy().isEmpty() || !isForEverybody(field),
                at,
                "字段“%s”是主键、名称、区划或必填字段，看得到台账的人都要看得到它；请去掉 seenBy。".formatted(field.name()),
                "Field '%s' is part of the key, the title, the region or required, which all readers of the ledger see: leave out seenBy."
                        .formatted(field.name()));
        require(
                ledger.fields().stream()
                        .filter(other -> other != field)
                        .noneMatch(other -> other.columns().contains(field.name())
                                || field.name().equals(other.name() + "_cell")),
                at,
                "字段名“%s”已被另一个字段的附属列占用；请换一个名字。".formatted(field.name()),
                "The name '%s' is taken by a column that goes with another field: choose another."
                        .formatted(field.name()));
        var was = field.keeping().was();
        require(
                was == null || ledger.field(was).isEmpty(),
                at,
                "字段“%s”写着 was: %s，但“%s”还在；改名就去掉旧字段，两个都要就去掉 was。".formatted(field.name(), was, was),
                "Field '%s' says 'was: %s', but '%s' is still there: leave the old field out if it is renamed, else leave 'was' out."
                        .formatted(field.name(), was, was));
        require(
                was == null
                        || ledger.fields().stream()
                                .allMatch(other -> other == field
                                        || !was.equals(other.keeping().was())),
                at,
                "有两个字段都写着 was: %s；只留一个。".formatted(was),
                "Two fields say 'was: %s': leave it at one of them.".formatted(was));
        usual(field, at);
        if (field.notBefore() != null) {
            require(
                    field.type() == FieldType.DATE
                            && ledger.field(field.notBefore())
                                    .filter(other -> other.type() == FieldType.DATE)
                                    .isPresent(),
                    at,
                    "字段“%s”：notBefore 比较两个日期，要写一个日期字段。".formatted(field.name()),
                    "Field '%s': notBefore compares two dates: name a date field.".formatted(field.name()));
        }
    }

    /** What stands where nothing was filled in has to be something that could be filled in. */
    private void usual(Field field, int at) throws Faulty {
        var value = field.defaultValue();
        if (value == null) {
            return;
        }
        boolean fits = switch (field.type()) {
            case NUMBER, MONEY -> value.strip().matches("[+-]?\\d{1,15}(\\.\\d{1,9})?");
            case DATE -> isDay(value);
            case TEXT -> field.max() == 0 || value.length() <= field.max();
            case REGION -> RegionCode.parse(value).isPresent();
            default -> true;
        };
        if (!fits) {
            throw new Faulty(
                    lines.of("fields", at, "default"),
                    Sentence.of(
                            "字段“%s”的默认值“%s”与它的类型 %s 不符；请改正。"
                                    .formatted(field.name(), value, field.type().word()),
                            "The default '%s' of field '%s' does not fit its type %s: correct it."
                                    .formatted(value, field.name(), field.type().word())));
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isForEverybody(Field field) {
        return field.required()
                || field.type() == FieldType.REGION
                || field.name().equals(ledger.title())
                || ledger.key().contains(field.name());
    }

    private void requireField(String name, String where) throws Faulty {
        require(
                Optional.of(name).flatMap(ledger::field).isPresent(),
                where,
                "%s 写的“%s”不是字段；请声明它或改正名称。".formatted(where, name),
                "%s names '%s', which is no field: declare it or correct the name.".formatted(where, name));
    }

    private void require(boolean right, String key, String zh, String en) throws Faulty {
        if (!right) {
            throw new Faulty(lines.of(key), Sentence.of(zh, en));
        }
    }

    private void require(boolean right, int field, String zh, String en) throws Faulty {
        if (!right) {
            throw new Faulty(lines.of("fields", field), Sentence.of(zh, en));
        }
    }
}
