package org.kaoqian.ledgers;

import java.time.LocalDate;
import java.util.Map;
import org.kaoqian.shared.Sentence;

/** How the values in the SQL of a condition are written. */
interface SqlNames {

    /** A value that is the same for every record. */
    String of(Term fixed);

    /** Where days begin. */
    String zone();

    /** Whether sensitive fields are looked up by their blind index. */
    boolean isBlind();

    /** The parameters by name. */
    Map<String, Object> values(LocalDate today);

    default String text(String text) {
        return of(new Term.Constant(Term.Kind.TEXT, text, Sentence.of("", "")));
    }
}
