package org.kaoqian.ledgers;

import org.kaoqian.shared.PhoneNumber;

/** Sensitive fields as everybody sees them: enough to recognise, not enough to use. */
final class Masks {

    private Masks() {}

    /** The text as it may be shown; that of a field that is not sensitive stays as it is. */
    static String shown(Field field, String text) {
        var mask = field.sensitive();
        if (mask == null || text.isEmpty()) {
            return text;
        }
        return switch (mask) {
            case "phone" ->
                PhoneNumber.read(text).found().map(PhoneNumber::masked).orElse("****");
            case "id" -> text.length() == 18 ? text.substring(0, 3) + "*".repeat(11) + text.substring(14) : "****";
            default -> text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
        };
    }
}
