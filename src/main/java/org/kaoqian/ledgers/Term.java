package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** A value inside a condition. */
sealed interface Term {

    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        CODE
    }

    Kind kind();

    /** The value for one record; empty where it is missing. */
    Optional<Object> value(LedgerRecord record, LocalDate today);

    record Of(Field field) implements Term {
        @Override
        public Kind kind() {
            return switch (field.type()) {
                case DATE -> Kind.DATE;
                case NUMBER, MONEY -> Kind.NUMBER;
                case CODE -> Kind.CODE;
                case TEXT, REGION, PHONE, ID_NUMBER, CREDIT_CODE, REFERENCE, POINT, FILE, PHOTO -> Kind.TEXT;
            };
        }

        @Override
        public Optional<Object> value(LedgerRecord record, LocalDate today) {
            return record.known(field.name());
        }
    }

    /** A value written in the condition: a text, a {@link BigDecimal} or a {@link LocalDate}. */
    record Constant(Kind kind, Object value, Sentence said) implements Term {
        @Override
        public Optional<Object> value(LedgerRecord record, LocalDate today) {
            return Optional.of(value);
        }
    }

    /** The day on which the condition is judged. */
    record Today() implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public Optional<Object> value(LedgerRecord record, LocalDate today) {
            return Optional.of(today);
        }
    }

    /** So many days after a date; before it where negative. */
    record Shifted(Term date, int days) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public Optional<Object> value(LedgerRecord record, LocalDate today) {
            return date.value(record, today).map(value -> ((LocalDate) value).plusDays(days));
        }
    }
}
