package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.shared.CreditCode;
import org.kaoqian.shared.IdNumber;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;

/** Reads the cells of one field. Each of the few codes and regions that a file repeats a million times is read once. */
final class CellReader {

    private static final Set<String> NOTHING =
            Set.of("/", "\\", "-", "--", "—", "——", "无", "暂无", "N/A", "n/a", "NULL", "null");
    private static final Set<String> ENDLESS = Set.of("长期", "永久", "无期限", "长期有效", "永久有效", "无固定期限", "不限", "无限期");
    private static final int REMEMBERED = 10_000;

    private final Field field;
    private final boolean from1904;
    private final LocalDate today;
    private final Territory territory;
    private final Map<String, String> codes;
    private final Optional<CodeList> codeList;
    private final Map<String, Value> remembered = new HashMap<>();

    CellReader(Field field, CodeLists codeLists, Territory territory, LocalDate today, boolean from1904) {
        this.field = field;
        this.from1904 = from1904;
        this.today = today;
        this.territory = territory;
        this.codeList = codeLists.of(field);
        this.codes = codeList.map(CellReader::codes).orElse(Map.of());
    }

    private static Map<String, String> codes(CodeList list) {
        var codes = new HashMap<String, String>();
        for (var code : list.codes()) {
            code.aliases().forEach(alias -> codes.putIfAbsent(folded(alias), code.code()));
            codes.putIfAbsent(folded(code.label().en()), code.code());
        }
        for (var code : list.codes()) {
            codes.put(folded(code.label().zh()), code.code());
            codes.put(folded(code.code()), code.code());
        }
        return codes;
    }

    private static String folded(String text) {
        var compact = Plain.compact(text);
        return compact == null ? "" : compact.toLowerCase(Locale.ROOT);
    }

    Field field() {
        return field;
    }

    Value read(Cell given) {
        if (given.isBlank()) {
            return Value.BLANK;
        }
        var cell = Safe.restored(given);
        if (cell.kind() == Cell.Kind.ERROR) {
            return Value.wrong(
                    "单元格是错误值“%s”；请在Excel里改成正确的内容。".formatted(cell.text()),
                    "The cell holds the error '%s': put the right value there.".formatted(cell.text()));
        }
        if (!field.required() && field.type() != FieldType.TEXT && NOTHING.contains(cell.text())) {
            return Value.BLANK;
        }
        return switch (field.type()) {
            case TEXT -> text(cell);
            case NUMBER -> number(cell);
            case MONEY -> Amounts.money(field, cell.shown());
            case DATE -> date(cell);
            case CODE -> remembered(cell, this::code);
            case REGION -> remembered(cell, each -> territory.read(each.shown()));
            case PHONE -> phone(cell);
            case ID_NUMBER -> lost(cell) ? lostDigits(cell) : kept(IdNumber.read(cell.text(), today));
            case CREDIT_CODE -> lost(cell) ? lostDigits(cell) : kept(CreditCode.read(cell.shown()));
            case POINT -> Amounts.point(cell.text());
            case REFERENCE -> lost(cell) ? lostDigits(cell) : new Value.Kept(Plain.of(cell.shown()));
            case FILE, PHOTO -> new Value.Kept(Plain.of(cell.text()));
        };
    }

    private Value remembered(Cell cell, java.util.function.Function<Cell, Value> read) {
        var known = remembered.get(cell.text());
        if (known != null) {
            return known;
        }
        var value = read.apply(cell);
        if (remembered.size() < REMEMBERED) {
            remembered.put(cell.text(), value);
        }
        return value;
    }

    private Value text(Cell cell) {
        if (cell.kind() == Cell.Kind.NUMBER && Numerals.lostDigits(cell.text())) {
            return lostDigits(cell);
        }
        return limited(Plain.of(cell.shown()), Value.Kept::new);
    }

    private Value limited(String text, java.util.function.Function<String, Value> keep) {
        int length = text.codePointCount(0, text.length());
        return field.max() > 0 && length > field.max()
                ? Value.wrong(
                        "“%s”最多%d个字，填了%d个；请缩短。".formatted(field.label().zh(), field.max(), length),
                        "'%s' takes at most %d characters, this has %d: shorten it."
                                .formatted(field.label().en(), field.max(), length))
                : keep.apply(text);
    }

    private Value number(Cell cell) {
        var text = Plain.compact(cell.text());
        BigDecimal number = text == null ? null : Numerals.parse(text.replace(",", ""));
        return number == null
                ? Value.wrong(
                        "“%s”不是数字；请只填数字，不带单位。".formatted(Dates.shortened(cell.text())),
                        "'%s' is no number: enter digits only, without a unit.".formatted(Dates.shortened(cell.text())))
                : new Value.Kept(number.toPlainString());
    }

    private Value date(Cell cell) {
        if (cell.kind() == Cell.Kind.NUMBER) {
            return keptDate(Dates.ofNumber(cell.text(), from1904));
        }
        // Only an end can be endless; whether the type really never ends is the business of its catalogue.
        if (field.notBefore() != null && ENDLESS.contains(folded(cell.text()))) {
            return Value.BLANK;
        }
        return keptDate(Dates.read(cell.text()));
    }

    private static Value keptDate(Reading<LocalDate> reading) {
        return switch (reading) {
            case Reading.Good<LocalDate> good -> new Value.Kept(good.value().toString());
            case Reading.Bad<LocalDate> bad -> new Value.Wrong(bad.reason());
        };
    }

    private Value code(Cell cell) {
        var text = cell.shown();
        var code = codes.get(folded(text));
        if (code != null) {
            return new Value.Kept(code);
        }
        var found = codeList.flatMap(list -> list.find(Plain.of(text)));
        if (found.isPresent()) {
            return new Value.Kept(found.get().code());
        }
        if (field.open()) {
            return limited(Plain.of(text), Value.Unlisted::new);
        }
        return new Value.Wrong(Sentence.of(
                "“%s”不是可选的%s；请从这些里选：%s。"
                        .formatted(Dates.shortened(text), field.label().zh(), choices(true)),
                "'%s' is no known %s: choose from %s."
                        .formatted(
                                Dates.shortened(text), field.label().en().toLowerCase(Locale.ROOT), choices(false))));
    }

    private String choices(boolean zh) {
        return codeList.stream()
                .flatMap(list -> list.codes().stream())
                .map(code -> zh ? code.label().zh() : code.label().en())
                .limit(12)
                .collect(Collectors.joining(zh ? "、" : ", "));
    }

    private Value phone(Cell cell) {
        var text = cell.shown();
        return isPlainMobile(text) ? new Value.Kept(text) : kept(PhoneNumber.read(text));
    }

    private static boolean isPlainMobile(String text) {
        return text.length() == 11 && text.charAt(0) == '1' && text.charAt(1) >= '3' && Numerals.isDigits(text);
    }

    private static Value kept(Reading<?> reading) {
        return switch (reading) {
            case Reading.Good<?> good -> new Value.Kept(stored(good.value()));
            case Reading.Bad<?> bad -> new Value.Wrong(bad.reason());
        };
    }

    private static String stored(Object value) {
        return switch (value) {
            case PhoneNumber phone -> phone.number();
            case IdNumber id -> id.number();
            case CreditCode code -> code.code();
            default -> value.toString();
        };
    }

    private static boolean lost(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER
                ? Numerals.lostDigits(cell.text())
                : Numerals.isScientific(cell.text().strip());
    }

    private Value lostDigits(Cell cell) {
        return Value.wrong(
                "“%s”被存成了数字“%s”，Excel只保留15位，后几位已丢失；请把该列设为文本格式，重新填写。"
                        .formatted(field.label().zh(), cell.text()),
                "'%s' was stored as the number '%s', of which Excel keeps 15 digits only, so digits are lost: format the column as text and enter it again."
                        .formatted(field.label().en(), cell.text()));
    }
}
