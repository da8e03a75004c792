package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kaoqian.shared.Sentence;

/** The parameters of a condition's SQL: one name for each value, the same in every form in which it is written. */
final class SqlNames {

    private final Map<Term, String> names = new LinkedHashMap<>();
    private final String prefix;
    private final Reckoning reckoning;

    SqlNames(String prefix, Reckoning reckoning) {
        if (!prefix.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("No prefix: " + prefix);
        }
        this.prefix = prefix;
        this.reckoning = reckoning;
    }

    /** The placeholder of a value that is the same for every record. */
    String of(Term fixed) {
        return switch (fixed) {
            case Term.Today ignored -> "cast(:" + prefix + "Today as date)";
            default -> {
                var type = switch (fixed.kind()) {
                    case TEXT, CODE -> "text";
                    case NUMBER -> "numeric";
                    case DATE -> "date";
                    case RECORD -> "bigint";
                    case HIDDEN -> isBlind() ? "bytea" : "text";
                };
                yield "cast(:" + names.computeIfAbsent(fixed, term -> prefix + names.size()) + " as " + type + ")";
            }
        };
    }

    String text(String text) {
        return of(new Term.Constant(Term.Kind.TEXT, text, Sentence.of("", "")));
    }

    String zone() {
        return text(reckoning.zone().getId());
    }

    boolean isBlind() {
        return reckoning.blind() != null;
    }

    Map<String, Object> values(LocalDate today) {
        var fixed = new Judgement(null, today, Related.NONE, reckoning);
        var values = new LinkedHashMap<String, Object>();
        var blind = reckoning.blind();
        names.forEach((term, name) -> {
            var value = term instanceof Term.Secret(var field, var text) && blind != null
                    ? blind.of(field, text)
                    : term.value(fixed);
            if (value != null) {
                values.put(name, value);
            }
        });
        values.put(prefix + "Today", today);
        return values;
    }
}
