package org.kaoqian.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The filter bar of a grid, written as one condition: what the page can ask, the API can, and the other way round. */
final class GridFilter {

    private static final int CREDIT_CODE_LENGTH = 18;

    private GridFilter() {}

    /** @param parameter what the request says under a name; empty for nothing */
    static String of(Ledger ledger, Function<String, String> parameter) {
        var parts = new ArrayList<String>();
        var search = Plain.of(parameter.apply("q"));
        if (!search.isEmpty()) {
            parts.add(search(ledger, search));
        }
        for (var field : ledger.fields()) {
            switch (field.type()) {
                case CODE -> add(parts, parameter.apply(field.name()), value -> field.name() + " == " + literal(value));
                case REGION -> add(parts, parameter.apply(field.name()), value -> "inRegion(" + literal(value) + ")");
                case DATE -> {
                    add(
                            parts,
                            parameter.apply(field.name() + "_from"),
                            day -> field.name() + " >= date(" + literal(day) + ")");
                    add(
                            parts,
                            parameter.apply(field.name() + "_to"),
                            day -> field.name() + " <= date(" + literal(day) + ")");
                }
                default -> {}
            }
        }
        var own = parameter.apply("filter").strip();
        if (!own.isEmpty()) {
            parts.add(parts.isEmpty() ? own : "(" + own + ")");
        }
        return String.join(" && ", parts);
    }

    private static void add(List<String> parts, String value, Function<String, String> condition) {
        if (!value.isBlank()) {
            parts.add(condition.apply(value.strip()));
        }
    }

    /** Codes and numbers are looked for from their beginning, names anywhere. */
    private static String search(Ledger ledger, String text) {
        boolean isCode = text.chars().allMatch(c -> c < 0x80);
        var ways = new ArrayList<String>();
        for (var field : ledger.fields()) {
            if (field.isSensitive()) {
                continue;
            }
            if (field.type() == FieldType.CREDIT_CODE && isCode) {
                ways.add(
                        text.length() == CREDIT_CODE_LENGTH
                                ? field.name() + " == " + literal(text.toUpperCase(java.util.Locale.ROOT))
                                : field.name() + ".startsWith(" + literal(text.toUpperCase(java.util.Locale.ROOT))
                                        + ")");
            } else if (field.type().stored() != FieldType.Stored.TEXT) {
                continue;
            } else if (field.type() == FieldType.TEXT && ledger.key().contains(field.name())) {
                ways.add(field.name() + ".startsWith(" + literal(text) + ")");
            } else if (field.name().equals(ledger.title())) {
                ways.add(field.name() + ".contains(" + literal(text) + ")");
            }
        }
        return ways.isEmpty() ? "false" : "(" + String.join(" || ", ways) + ")";
    }

    /** A text literal of CEL that says exactly this text. */
    static String literal(String text) {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                default -> literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** The parameters of the bar that are in use, so that it can be told whether anything is filtered. */
    static boolean isUsed(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .anyMatch(entry -> !List.of("sort", "after", "before", "lang", "view", "by", "month")
                                .contains(entry.getKey())
                        && entry.getValue().length > 0
                        && !entry.getValue()[0].isBlank());
    }
}
