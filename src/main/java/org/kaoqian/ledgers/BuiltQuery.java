package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the query builder's form amounts to: a comparison for each field that was filled in, joined by and or or. */
record BuiltQuery(List<String> parts, boolean any) {

    static BuiltQuery of(Ledger ledger, Function<String, String> parameter) {
        var parts = new ArrayList<String>();
        for (var field : ledger.fields()) {
            part(
                            field,
                            parameter.apply("op_" + field.name()),
                            parameter.apply("v_" + field.name()).strip())
                    .ifPresent(parts::add);
        }
        return new BuiltQuery(List.copyOf(parts), parameter.apply("join").equals("or"));
    }

    boolean isComplete() {
        return !parts.isEmpty();
    }

    String condition() {
        return String.join(any ? " || " : " && ", parts);
    }

    private static Optional<String> part(Field field, String operator, String value) {
        var name = field.name();
        if (operator.equals("missing")) {
            return Optional.of(name + " == null");
        }
        if (operator.equals("present")) {
            return Optional.of(name + " != null");
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var written = written(field, value);
        return switch (operator) {
            case "eq", "ne", "lt", "le", "gt", "ge" -> Optional.of(name + " " + sign(operator) + " " + written);
            case "contains" -> Optional.of(name + ".contains(" + GridFilter.literal(value) + ")");
            case "starts" -> Optional.of(name + ".startsWith(" + GridFilter.literal(value) + ")");
            case "in" -> Optional.of("inRegion(" + GridFilter.literal(value) + ")");
            default -> Optional.empty();
        };
    }

    private static String sign(String operator) {
        return switch (operator) {
            case "eq" -> "==";
            case "ne" -> "!=";
            case "lt" -> "<";
            case "le" -> "<=";
            case "gt" -> ">";
            default -> ">=";
        };
    }

    private static String written(Field field, String value) {
        return switch (field.type().stored()) {
            case NUMBER ->
                Numerals.parse(value.replace(",", "")) == null ? GridFilter.literal(value) : value.replace(",", "");
            case DATE -> "date(" + GridFilter.literal(value) + ")";
            case TEXT, RECORD -> GridFilter.literal(value);
        };
    }

    /** The comparisons that a field of this type has, by the names that the form sends. */
    static List<String> operators(Field field) {
        if (field.isSensitive()) {
            return List.of("eq", "missing", "present");
        }
        return switch (field.type()) {
            case NUMBER, MONEY, DATE -> List.of("eq", "ge", "le", "gt", "lt", "missing", "present");
            case CODE -> List.of("eq", "ne", "missing", "present");
            case REGION -> List.of("in");
            case TEXT, CREDIT_CODE, PHONE, ID_NUMBER -> List.of("contains", "eq", "starts", "missing", "present");
            case REFERENCE, POINT, FILE, PHOTO -> List.of("missing", "present");
        };
    }
}
