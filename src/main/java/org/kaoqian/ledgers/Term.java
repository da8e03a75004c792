package org.kaoqian.ledgers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Period;
import org.kaoqian.shared.Sentence;

/** A value inside a condition. */
sealed interface Term {

    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        CODE,
        /** A record of some ledger, by its number. */
        RECORD,
        /** A sensitive text, of which only equality is known. */
        HIDDEN
    }

    Kind kind();

    /** The value for one record, a text, {@link BigDecimal}, {@link LocalDate} or record number; null where it is missing. */
    @Nullable
    Object value(Judgement judgement);

    record Of(Place place, Field field) implements Term {
        @Override
        public Kind kind() {
            if (field.isSensitive()) {
                return Kind.HIDDEN;
            }
            return switch (field.type()) {
                case DATE -> Kind.DATE;
                case NUMBER, MONEY -> Kind.NUMBER;
                case CODE -> Kind.CODE;
                case REFERENCE -> Kind.RECORD;
                case TEXT, REGION, PHONE, ID_NUMBER, CREDIT_CODE, POINT, FILE, PHOTO -> Kind.TEXT;
            };
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var plain = plain(judgement);
            return plain == null || !field.isSensitive() ? plain : judgement.compared(field, plain.toString());
        }

        /** What stands in the field. */
        @Nullable
        Object plain(Judgement judgement) {
            var record = place.in(judgement);
            return record == null ? null : Judgement.known(record, field);
        }
    }

    /** The record itself: {@code self}, or a variable. */
    record Self(Place place) implements Term {
        @Override
        public Kind kind() {
            return Kind.RECORD;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var record = place.in(judgement);
            return record == null ? null : record.id();
        }
    }

    /** A value written in the condition. */
    record Constant(Kind kind, Object value, Sentence said) implements Term {
        @Override
        public Object value(Judgement judgement) {
            return value;
        }
    }

    /** A text that is compared with a sensitive field. */
    record Secret(Field field, String text) implements Term {
        @Override
        public Kind kind() {
            return Kind.HIDDEN;
        }

        @Override
        public Object value(Judgement judgement) {
            return judgement.compared(field, text);
        }
    }

    /** The day on which the condition is judged. */
    record Today() implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public Object value(Judgement judgement) {
            return judgement.today();
        }
    }

    /** The first day of the period in which the condition is judged. */
    record Start(Period period) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public Object value(Judgement judgement) {
            return period.startOf(judgement.today());
        }
    }

    /** So many days after a date; before it where negative. */
    record Shifted(Term date, int days) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var found = date.value(judgement);
            return found == null ? null : ((LocalDate) found).plusDays(days);
        }
    }

    /** So many working days after a date; before it where negative. */
    record Worked(Term date, int days) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var found = date.value(judgement);
            return found == null ? null : WorkedDays.after((LocalDate) found, days, judgement.calendar());
        }
    }

    /** The first or the last date from which so many working days lead to a fixed date or beyond. */
    record Origin(Term date, int days, boolean last) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var found = date.value(judgement);
            return found == null ? null : WorkedDays.origin((LocalDate) found, days, last, judgement.calendar());
        }
    }

    record Sum(Term left, Sign sign, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var a = left.value(judgement);
            var b = a == null ? null : right.value(judgement);
            return a == null || b == null ? null : sign.of((BigDecimal) a, (BigDecimal) b);
        }
    }

    /** From one date to another. */
    record Between(Span span, Term from, Term to) implements Term {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var a = from.value(judgement);
            var b = a == null ? null : to.value(judgement);
            return a == null || b == null ? null : span.between((LocalDate) a, (LocalDate) b);
        }
    }

    /** Texts one after the other. */
    record Joined(List<Term> parts) implements Term {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var text = new StringBuilder();
            for (var part : parts) {
                var found = part.value(judgement);
                if (found == null) {
                    return null;
                }
                text.append(found);
            }
            return text.toString();
        }
    }

    record Choice(Clause when, Term then, Term otherwise) implements Term {
        @Override
        public Kind kind() {
            return then.kind();
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            return switch (when.judge(judgement)) {
                case TRUE -> then.value(judgement);
                case FALSE -> otherwise.value(judgement);
                case UNKNOWN -> null;
            };
        }
    }

    /** The day on which a field of the record last changed. */
    record Changed(Place.Own place, Field field) implements Term {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            var record = place.in(judgement);
            return record == null
                    ? null
                    : judgement.related().changed(record, field).orElse(null);
        }
    }

    /** What related records come to: their count, the sum of a number, or the first or last of a date. */
    record Gathered(
            Gathering how, Relation relation, @Nullable Term of) implements Term {
        @Override
        public Kind kind() {
            return how == Gathering.LATEST || how == Gathering.EARLIEST ? Kind.DATE : Kind.NUMBER;
        }

        @Override
        public @Nullable Object value(Judgement judgement) {
            return relation.isKnown(judgement) ? how.gather(this, judgement) : null;
        }
    }

    static int compare(Object a, Object b) {
        return switch (a) {
            case LocalDate date -> date.compareTo((LocalDate) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            case Long record -> Long.compare(record, ((Number) b).longValue());
            default -> compareTexts(a.toString(), b.toString());
        };
    }

    /** Texts by code point, as PostgreSQL does under the collation "C". */
    private static int compareTexts(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d) {
                return Character.isSurrogate(c) == Character.isSurrogate(d)
                        ? Character.compare(c, d)
                        : Character.isSurrogate(c) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
