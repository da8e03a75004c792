package org.kaoqian.ledgers;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A condition as a tree. It is judged here, written as SQL by {@link ClauseSql} and said by {@link ClauseSentence}. */
sealed interface Clause {

    Truth judge(Judgement judgement);

    record Always(boolean holds) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return Truth.of(holds);
        }
    }

    record All(List<Clause> parts) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var all = Truth.TRUE;
            for (int i = 0; i < parts.size() && all != Truth.FALSE; i++) {
                all = all.and(parts.get(i).judge(judgement));
            }
            return all;
        }
    }

    record Any(List<Clause> parts) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var any = Truth.FALSE;
            for (int i = 0; i < parts.size() && any != Truth.TRUE; i++) {
                any = any.or(parts.get(i).judge(judgement));
            }
            return any;
        }
    }

    record Not(Clause part) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return part.judge(judgement).not();
        }
    }

    record Choice(Clause when, Clause then, Clause otherwise) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return switch (when.judge(judgement)) {
                case TRUE -> then.judge(judgement);
                case FALSE -> otherwise.judge(judgement);
                case UNKNOWN -> Truth.UNKNOWN;
            };
        }
    }

    /** {@code field == null}: never unknown, except of related records that cannot be looked for. */
    record Missing(Term value) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return value instanceof Term.Gathered gathered
                            && !gathered.relation().isKnown(judgement)
                    ? Truth.UNKNOWN
                    : Truth.of(value.value(judgement) == null);
        }
    }

    record Compared(Term left, Order order, Term right) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var a = left.value(judgement);
            var b = a == null ? null : right.value(judgement);
            if (a == null || b == null) {
                return Truth.UNKNOWN;
            }
            return Truth.of(
                    order.isOrdering() || !(a instanceof String)
                            ? order.holds(Term.compare(a, b))
                            : a.equals(b) == (order == Order.EQUAL));
        }
    }

    record Among(Term value, List<Term> values) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var found = value.value(judgement);
            if (found == null) {
                return Truth.UNKNOWN;
            }
            for (var each : values) {
                var wanted = each.value(judgement);
                if (wanted != null && Term.compare(found, wanted) == 0) {
                    return Truth.TRUE;
                }
            }
            return Truth.FALSE;
        }
    }

    record Matches(Term value, Match how, String text) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var found = value.value(judgement);
            return found == null ? Truth.UNKNOWN : Truth.of(how.test.test(found.toString(), text));
        }
    }

    /** A region whose code begins with these digits. */
    record Within(Term region, String prefix) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            var found = region.value(judgement);
            return found == null ? Truth.UNKNOWN : Truth.of(found.toString().startsWith(prefix));
        }
    }

    /** Whether a related ledger holds such a record. */
    record Exists(Relation relation) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return relation.isKnown(judgement) ? Truth.of(relation.any(judgement)) : Truth.UNKNOWN;
        }
    }

    /**
     * A comparison of a field that is moved by working days. It is judged and written in the other form, where the day
     * moves that the field is compared with; {@code said} is what the author wrote.
     */
    record Worked(Compared said, Clause moved) implements Clause {
        @Override
        public Truth judge(Judgement judgement) {
            return moved.judge(judgement);
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

        static @Nullable Match called(String method) {
            return switch (method) {
                case "startsWith" -> STARTS;
                case "endsWith" -> ENDS;
                case "contains" -> CONTAINS;
                default -> null;
            };
        }
    }
}
