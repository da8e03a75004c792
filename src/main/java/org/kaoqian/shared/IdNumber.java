package org.kaoqian.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A citizen identity number (公民身份号码) of 18 characters, GB 11643-1999. Personal data: it prints itself masked, and
 * {@link #number()} is for storing and comparing only. The division code is not looked up, since abolished ones stay valid.
 */
public record IdNumber(String number) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LENGTH = 18;

    public IdNumber {
        var fault = fault(number);
        if (fault != null) {
            throw new IllegalArgumentException(fault.en());
        }
    }

    /** Reads what a person typed; a birthday after {@code today} is refused. */
    public static Reading<IdNumber> read(String text, LocalDate today) {
        var number = Typed.plain(text).toUpperCase(Locale.ROOT);
        var fault = fault(number);
        if (fault != null) {
            return new Reading.Bad<>(fault);
        }
        var read = new IdNumber(number);
        return read.birthDate().isAfter(today)
                ? Reading.bad(
                        "身份证号码里的出生日期晚于今天；请核对第7至14位。",
                        "The birthday in this identity number lies in the future: check characters 7 to 14.")
                : Reading.good(read);
    }

    /** The check character that belongs after these 17 digits. */
    public static char checkCharacter(String body) {
        var sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    public LocalDate birthDate() {
        return birthDate(number);
    }

    /** The form to show: 510***********001X. */
    public String masked() {
        return number.substring(0, 3) + "*".repeat(11) + number.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static @Nullable Sentence fault(String number) {
        if (number.length() != LENGTH) {
            return wrongLength(number);
        }
        var body = number.substring(0, LENGTH - 1);
        if (!Typed.isDigits(body)) {
            return Sentence.of(
                    "身份证号码的前17位应全是数字；请对照身份证更正。",
                    "The first 17 characters of an identity number are digits: correct it from the card.");
        }
        try {
            birthDate(number);
        } catch (DateTimeException e) {
            return Sentence.of(
                    "身份证号码第7至14位（%s）不是真实的日期；请对照身份证更正。".formatted(number.substring(6, 14)),
                    "Characters 7 to 14 of this identity number (%s) are no real date: correct it from the card."
                            .formatted(number.substring(6, 14)));
        }
        var expected = checkCharacter(body);
        if (number.charAt(LENGTH - 1) != expected) {
            return Sentence.of(
                    "身份证号码的校验码（第18位）应为“%c”，填的是“%c”；请对照身份证逐位核对。".formatted(expected, number.charAt(LENGTH - 1)),
                    "The check character (the 18th) of this identity number should be '%c', not '%c': compare every digit with the card."
                            .formatted(expected, number.charAt(LENGTH - 1)));
        }
        return null;
    }

    private static Sentence wrongLength(String number) {
        if (number.length() == 15 && Typed.isDigits(number)) {
            return Sentence.of(
                    "15位的旧身份证号码自2013年起失效；请填18位号码。",
                    "Identity numbers of 15 digits ended in 2013: enter the one of 18 characters.");
        }
        return Sentence.of(
                "身份证号码应为18位，填了%d位；请对照身份证补全。".formatted(number.length()),
                "An identity number has 18 characters, this has %d: complete it from the card."
                        .formatted(number.length()));
    }

    private static LocalDate birthDate(String number) {
        return LocalDate.of(
                Integer.parseInt(number.substring(6, 10)),
                Integer.parseInt(number.substring(10, 12)),
                Integer.parseInt(number.substring(12, 14)));
    }
}
