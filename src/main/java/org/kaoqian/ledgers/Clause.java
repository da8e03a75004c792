package org.kaoqian.ledgers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.kaoqian.shared.Sentence;

/** A condition as a tree. It is judged here, written as SQL by {@link ClauseSql} and said by {@link ClauseSentence}. */
sealed interface Clause {

    Truth judge(LedgerRecord record, LocalDate today);

    record Always(boolean holds) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return Truth.of(holds);
        }
    }

    record All(List<Clause> parts) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return parts.stream().map(part -> part.judge(record, today)).reduce(Truth.TRUE, Truth::and);
        }
    }

    record Any(List<Clause> parts) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return parts.stream().map(part -> part.judge(record, today)).reduce(Truth.FALSE, Truth::or);
        }
    }

    record Not(Clause part) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return part.judge(record, today).not();
        }
    }

    record Choice(Clause when, Clause then, Clause otherwise) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return switch (when.judge(record, today)) {
                case TRUE -> then.judge(record, today);
                case FALSE -> otherwise.judge(record, today);
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }
    }

    /** {@code field == null}: never unknown. */
    record Missing(Field field) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return Truth.of(record.known(field.name()).isEmpty());
        }
    }

    record Compared(Term left, Order order, Term right) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            var a = left.value(record, today);
            var b = right.value(record, today);
            return a.isEmpty() || b.isEmpty() ? Truth.UNKNOWN : Truth.of(order.holds(compare(a.get(), b.get())));
        }

        /** Texts by code point, as PostgreSQL does under the collation "C". */
        private static int compare(Object a, Object b) {
            return switch (a) {
                case LocalDate date -> date.compareTo((LocalDate) b);
                case BigDecimal number -> number.compareTo((BigDecimal) b);
                default ->
                    Arrays.compareUnsigned(
                            a.toString().getBytes(UTF_8), b.toString().getBytes(UTF_8));
            };
        }
    }

    record Among(Term.Of value, List<Term.Constant> values) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return values.stream()
                    .map(each -> new Compared(value, Order.EQUAL, each).judge(record, today))
                    .reduce(Truth.FALSE, Truth::or);
        }
    }

    record Matches(Field field, Match how, String text) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return record.known(field.name())
                    .map(value -> Truth.of(how.test.test(value.toString(), text)))
                    .orElse(Truth.UNKNOWN);
        }
    }

    /** A region whose code begins with these digits. */
    record Within(Field region, String prefix) implements Clause {
        @Override
        public Truth judge(LedgerRecord record, LocalDate today) {
            return new Matches(region, Match.STARTS, prefix).judge(record, today);
        }
    }

    enum Match {
        STARTS("以“%s”开头", "starts with '%s'", String::startsWith),
        ENDS("以“%s”结尾", "ends with '%s'", String::endsWith),
        CONTAINS("含有“%s”", "contains '%s'", String::contains);

        final Sentence said;
        private final BiPredicate<String, String> test;

        Match(String zh, String en, BiPredicate<String, String> test) {
            this.said = Sentence.of(zh, en);
            this.test = test;
        }
    }

    enum Order {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case UNEQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }

        boolean isOrdering() {
            return this != EQUAL && this != UNEQUAL;
        }

        /** The same said from the other side. */
        Order turned() {
            return switch (this) {
                case EQUAL, UNEQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        /** What holds where this does not. */
        Order negated() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }
    }
}
