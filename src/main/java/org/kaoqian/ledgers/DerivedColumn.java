package org.kaoqian.ledgers;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** A field that PostgreSQL computes from the others of its record, and that is computed here just as well. */
final class DerivedColumn {

    private final Field field;
    private final Term value;

    private DerivedColumn(Field field, Term value) {
        this.field = field;
        this.value = value;
    }

    sealed interface Read {

        record Right(DerivedColumn column) implements Read {}

        record Wrong(List<Sentence> faults) implements Read {}
    }

    /** @param book where dictionaries are looked up; null where the expression is known to be right */
    static Read read(Ledger ledger, Field field, @Nullable LedgerBook book) {
        var cel = field.keeping().derived();
        if (cel == null) {
            throw new IllegalArgumentException(field.name() + " is not derived");
        }
        if (!Set.of(FieldType.TEXT, FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.CODE)
                        .contains(field.type())
                || field.isSensitive()
                || field.open()) {
            return new Read.Wrong(List.of(Sentence.of(
                    "计算字段的类型只能是 text、number、money、date 或 code，也不能加密。",
                    "a derived field is of type text, number, money, date or code, and never sensitive.")));
        }
        return switch (CelText.parse(cel)) {
            case CelText.Parsed.Unreadable(var fault) -> new Read.Wrong(List.of(fault));
            case CelText.Parsed.Tree(var parsed) -> {
                try {
                    yield read(ledger, field, book, parsed.getAst());
                } catch (CelValidationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static Read read(Ledger ledger, Field field, @Nullable LedgerBook book, CelAbstractSyntaxTree ast) {
        var reading = new Reading(ledger, book, ast.getSource().getPositionsMap(), Reading.Purpose.DERIVED);
        var terms = new ClauseReader(reading).terms();
        var term = terms.plain(ast.getExpr());
        var target = new Term.Of(new Place.Own(ledger), field);
        var fitted = term == null ? null : terms.fitting().fit(ast.getExpr(), term, target);
        return fitted == null || !reading.faults().isEmpty()
                ? new Read.Wrong(reading.faults())
                : new Read.Right(new DerivedColumn(field, fitted));
    }

    /** The expression of a column {@code generated always as (…) stored}. */
    static String sql(Ledger ledger, Field field) {
        return switch (read(ledger, field, null)) {
            case Read.Right(var column) -> column.sql();
            case Read.Wrong(var faults) -> throw new IllegalStateException(ledger.name() + "." + field.name() + faults);
        };
    }

    String sql() {
        var expression = new ClauseSql("", new Literals()).value(value);
        return field.type() == FieldType.MONEY ? "round(" + expression + ", 2)" : expression;
    }

    /** What the column holds for this record; empty where something it needs is missing. */
    Optional<Object> value(LedgerRecord record) {
        var judgement = new Judgement(record, LocalDate.EPOCH, Related.NONE, Reckoning.PLAIN);
        var found = value.value(judgement);
        return Optional.ofNullable(
                found instanceof BigDecimal number && field.type() == FieldType.MONEY
                        ? number.setScale(2, RoundingMode.HALF_UP)
                        : found);
    }

    /** Constants written into the statement, as the definition of a table takes no parameters. */
    private static final class Literals implements SqlNames {

        @Override
        public String of(Term fixed) {
            if (!(fixed instanceof Term.Constant constant)) {
                throw new IllegalStateException("Not a constant: " + fixed);
            }
            var text = "'" + constant.value().toString().replace("'", "''") + "'";
            return switch (constant.kind()) {
                case TEXT, CODE -> "cast(" + text + " as text)";
                case NUMBER -> "cast(" + text + " as numeric)";
                case DATE -> "cast(" + text + " as date)";
                case RECORD, HIDDEN -> throw new IllegalStateException("Not a plain value: " + fixed);
            };
        }

        @Override
        public String zone() {
            throw new IllegalStateException("A derived column knows no zone");
        }

        @Override
        public boolean isBlind() {
            return false;
        }

        @Override
        public Map<String, Object> values(LocalDate today) {
            return Map.of();
        }
    }
}
