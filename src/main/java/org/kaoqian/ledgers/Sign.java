package org.kaoqian.ledgers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** What is done with two numbers. */
enum Sign {
    PLUS("加", "plus"),
    MINUS("减", "minus"),
    TIMES("乘以", "times"),
    /** Kept to six decimals, the rest cut off; by 0 there is no value. */
    DIVIDED("除以", "divided by");

    private static final int DECIMALS = 6;

    final Sentence said;

    Sign(String zh, String en) {
        this.said = Sentence.of(zh, en);
    }

    @Nullable
    BigDecimal of(BigDecimal a, BigDecimal b) {
        return switch (this) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case DIVIDED ->
                b.signum() == 0
                        ? null
                        : a.movePointRight(DECIMALS).divideToIntegralValue(b).movePointLeft(DECIMALS);
        };
    }

    String sql(String a, String b) {
        return switch (this) {
            case PLUS -> "(" + a + " + " + b + ")";
            case MINUS -> "(" + a + " - " + b + ")";
            case TIMES -> "(" + a + " * " + b + ")";
            case DIVIDED -> "(div(" + a + " * 1000000, nullif(" + b + ", 0)) * 0.000001)";
        };
    }
}
