package org.kaoqian.shared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A unified social credit code (统一社会信用代码) of 18 characters, GB 32100-2015: upper case, its check character right. */
public record CreditCode(String code) implements Comparable<CreditCode> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;

    public CreditCode {
        var fault = fault(code);
        if (fault != null) {
            throw new IllegalArgumentException(code + ": " + fault.en());
        }
    }

    /** Reads what a person typed: lower case, full-width characters and spaces are mended, nothing else is. */
    public static Reading<CreditCode> read(String text) {
        var code = Typed.plain(text).toUpperCase(Locale.ROOT);
        var fault = fault(code);
        return fault == null ? Reading.good(new CreditCode(code)) : new Reading.Bad<>(fault);
    }

    /** The check character that belongs after these 17. */
    public static char checkCharacter(String body) {
        var sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The organisation code (组织机构代码) inside: 8 characters and their check, without the hyphen. */
    public String organisationCode() {
        return code.substring(8, 17);
    }

    private static @Nullable Sentence fault(String code) {
        if (code.length() != LENGTH) {
            return wrongLength(code);
        }
        for (int i = 0; i < LENGTH; i++) {
            var c = code.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                return wrongCharacter(i + 1, c);
            }
            if (i >= 2 && i < 8 && c > '9') {
                return Sentence.of(
                        "统一社会信用代码第3至8位是行政区划，应为数字，第%d位却是“%c”；请对照营业执照更正。".formatted(i + 1, c),
                        "Characters 3 to 8 of a credit code are a division code in digits, but number %d is '%c': correct it from the business licence."
                                .formatted(i + 1, c));
            }
        }
        if (code.charAt(0) == '0') {
            return Sentence.of(
                    "统一社会信用代码第1位是登记管理部门，不会是0；请对照营业执照更正。",
                    "The first character of a credit code names the registrar and is never 0: correct it from the business licence.");
        }
        var expected = checkCharacter(code);
        if (code.charAt(LENGTH - 1) != expected) {
            return Sentence.of(
                    "统一社会信用代码的校验码（第18位）应为“%c”，填的是“%c”；请对照营业执照逐位核对，可能前面某一位有误。"
                            .formatted(expected, code.charAt(LENGTH - 1)),
                    "The check character (the 18th) of this credit code should be '%c', not '%c': compare every character with the business licence, an earlier one may be wrong."
                            .formatted(expected, code.charAt(LENGTH - 1)));
        }
        return null;
    }

    private static Sentence wrongLength(String code) {
        if (code.isEmpty()) {
            return Sentence.of(
                    "没有填统一社会信用代码；请填营业执照上的18位代码。",
                    "The credit code is empty: enter the 18 characters on the business licence.");
        }
        if (code.length() == 15 && Typed.isDigits(code)) {
            return Sentence.of(
                    "这是15位的旧工商注册号；请改填营业执照上的18位统一社会信用代码。",
                    "This is an old registration number of 15 digits: enter the unified social credit code of 18 characters from the business licence.");
        }
        if (code.length() == 9 || code.length() == 10 && code.charAt(8) == '-') {
            return Sentence.of(
                    "这是旧的组织机构代码；请改填18位统一社会信用代码。",
                    "This is an old organisation code: enter the unified social credit code of 18 characters.");
        }
        return Sentence.of(
                "统一社会信用代码应为18位，填了%d位；请对照营业执照补全或删去多余的字符。".formatted(code.length()),
                "A credit code has 18 characters, this has %d: complete it from the business licence."
                        .formatted(code.length()));
    }

    private static Sentence wrongCharacter(int position, char c) {
        return "IOSVZ".indexOf(c) >= 0
                ? Sentence.of(
                        "统一社会信用代码不用字母 I、O、S、V、Z，第%d位却是“%c”；请对照营业执照，多半是形近的数字。".formatted(position, c),
                        "A credit code never has the letters I, O, S, V, Z, but character %d is '%c': it is most likely a digit that looks like it."
                                .formatted(position, c))
                : Sentence.of(
                        "统一社会信用代码只有数字和大写字母，第%d位却是“%c”；请更正。".formatted(position, c),
                        "A credit code has digits and capital letters only, but character %d is '%c': correct it."
                                .formatted(position, c));
    }

    @Override
    public int compareTo(CreditCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
