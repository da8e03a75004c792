package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a condition's SQL: one name for each value, the same in every form in which it is written. */
final class Parameters implements SqlNames {

    private final Map<Term, String> names = new LinkedHashMap<>();
    private final String prefix;
    private final Reckoning reckoning;

    Parameters(String prefix, Reckoning reckoning) {
        if (!prefix.matches("[a-zA-Z]{1,20}")) {
            throw new IllegalArgumentException("No prefix: " + prefix);
        }
        this.prefix = prefix;
        this.reckoning = reckoning;
    }

    @Override
    public String of(Term fixed) {
        if (fixed instanceof Term.Today) {
            return "cast(:" + prefix + "Today as date)";
        }
        var type = switch (fixed.kind()) {
            case TEXT, CODE -> "text";
            case NUMBER -> "numeric";
            case DATE -> "date";
            case RECORD -> "bigint";
            case HIDDEN -> isBlind() ? "bytea" : "text";
        };
        return "cast(:" + names.computeIfAbsent(fixed, term -> prefix + names.size()) + " as " + type + ")";
    }

    @Override
    public String zone() {
        return text(reckoning.zone().getId());
    }

    @Override
    public boolean isBlind() {
        return reckoning.blind() != null;
    }

    @Override
    public Map<String, Object> values(LocalDate today) {
        var fixed = new Judgement(null, today, Related.NONE, reckoning);
        var values = new LinkedHashMap<String, Object>();
        var blind = reckoning.blind();
        names.forEach((term, name) -> {
            var value = term instanceof Term.Secret(var field, var text)
                    ? blind == null ? text : blind.of(field, text)
                    : term.value(fixed);
            if (value != null) {
                values.put(name, value);
            }
        });
        values.put(prefix + "Today", today);
        return values;
    }
}
