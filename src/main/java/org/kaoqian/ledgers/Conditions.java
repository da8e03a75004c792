package org.kaoqian.ledgers;

import dev.cel.common.CelValidationException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Compiles conditions written in CEL, such as {@code status == "valid" && expires < today + days(30)}. Fields are
 * identifiers; a missing value makes a comparison unknown, and {@code x == null} asks for it. Known are {@code == != < <=
 * > >= in && || ! ?: + - * /}, {@code startsWith endsWith contains}, {@code has(x)}, {@code date("2027-01-01")},
 * {@code today}, {@code startOf("half-year")}, {@code days(n)}, {@code workdays(n)}, {@code daysBetween(a, b)}, {@code yearsBetween(a, b)},
 * {@code changed("field")}, {@code inRegion("510199001000")}; fields of other records through references, as
 * {@code household.village.class}; and related ledgers, as {@code visit.exists(v, v.household == self && v.date >
 * today - days(90))}, with {@code count}, {@code sum}, {@code latest} and {@code earliest}.
 */
@Component
public class Conditions {

    private final Supplier<LedgerBook> book;

    @Autowired
    Conditions(Ledgers ledgers) {
        this(ledgers::book);
    }

    Conditions(Supplier<LedgerBook> book) {
        this.book = book;
    }

    /** A condition that can be trusted as SQL, or the faults in it. */
    public Compiled compile(Ledger ledger, String cel) {
        return switch (CelText.parse(cel)) {
            case CelText.Parsed.Unreadable(var fault) -> new Compiled.Invalid(List.of(fault));
            case CelText.Parsed.Tree(var parsed) -> {
                try {
                    var ast = parsed.getAst();
                    var over = book.get();
                    var reading =
                            new Reading(ledger, over, ast.getSource().getPositionsMap(), Reading.Purpose.CONDITION);
                    var clause = new ClauseReader(reading).clause(ast.getExpr());
                    yield reading.faults().isEmpty()
                            ? new Compiled.Valid(new Condition(ledger, cel, clause, over))
                            : new Compiled.Invalid(reading.faults());
                } catch (CelValidationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
