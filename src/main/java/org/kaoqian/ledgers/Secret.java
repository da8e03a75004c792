package org.kaoqian.ledgers;

import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Reading;

/** The kinds of sensitive values. Each has a blind index of its own, so that equal numbers of two ledgers are found. */
public enum Secret {
    NAME,
    PHONE,
    ID;

    static Secret of(Field field) {
        return switch (String.valueOf(field.sensitive())) {
            case "phone" -> PHONE;
            case "id" -> ID;
            case "name" -> NAME;
            default -> throw new IllegalArgumentException("Not sensitive: " + field.name());
        };
    }

    /** The one spelling by which values are compared. */
    String spelled(String plain) {
        return switch (this) {
            case PHONE ->
                switch (PhoneNumber.read(plain)) {
                    case Reading.Good<PhoneNumber> good -> good.value().number();
                    case Reading.Bad<PhoneNumber> ignored -> plain;
                };
            case ID -> plain.strip().toUpperCase(java.util.Locale.ROOT);
            case NAME -> Plain.of(plain);
        };
    }

    /**
     * What of the value stays legible, so that SQL need not open it: m. of a mobile number, t. of a landline, x. of
     * another text in the place of a number.
     */
    String legible(String plain) {
        if (this != PHONE) {
            return "";
        }
        if (plain.length() == 11 && plain.charAt(0) == '1' && Numerals.isDigits(plain)) {
            return "m.";
        }
        return PhoneNumber.read(plain).found().isPresent() ? "t." : "x.";
    }
}
