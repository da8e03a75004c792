package org.kaoqian.ledgers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What related records are asked for together. */
enum Gathering {
    COUNT("count"),
    SUM("sum"),
    LATEST("latest"),
    EARLIEST("earliest");

    final String word;

    Gathering(String word) {
        this.word = word;
    }

    static @Nullable Gathering called(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }

    /** Records without the value do not count for sum, latest and earliest; of no record the sum is 0, a date is missing. */
    @Nullable
    Object gather(Term.Gathered gathered, Judgement judgement) {
        var relation = gathered.relation();
        var of = gathered.of();
        int count = 0;
        Object result = this == SUM ? BigDecimal.ZERO : null;
        for (var candidate : relation.candidates(judgement)) {
            if (relation.takes(candidate, judgement)) {
                count++;
                var value = of == null ? null : of.value(judgement);
                if (value != null) {
                    result = result == null ? value : joined(result, value);
                }
            }
        }
        return this == COUNT ? BigDecimal.valueOf(count) : result;
    }

    private Object joined(Object so, Object far) {
        return switch (this) {
            case COUNT -> so;
            case SUM -> ((BigDecimal) so).add((BigDecimal) far);
            case LATEST -> Term.compare(so, far) < 0 ? far : so;
            case EARLIEST -> Term.compare(so, far) > 0 ? far : so;
        };
    }

    String sql(String of) {
        return switch (this) {
            case COUNT -> "cast(count(*) as numeric)";
            case SUM -> "coalesce(sum(" + of + "), 0)";
            case LATEST -> "max(" + of + ")";
            case EARLIEST -> "min(" + of + ")";
        };
    }
}
