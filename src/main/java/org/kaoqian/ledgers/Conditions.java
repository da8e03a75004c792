package org.kaoqian.ledgers;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Compiles conditions written in CEL, such as {@code status == "valid" && expires < today + days(30)}. Fields are
 * identifiers; a missing value makes a comparison unknown, and {@code x == null} asks for it. Known are {@code == != < <=
 * > >= in && || ! ?:}, {@code startsWith endsWith contains}, {@code has(x)}, {@code date("2027-01-01")}, {@code today},
 * {@code days(n)}, {@code daysFromToday(n)} and {@code inRegion("510199001000")}.
 */
@Component
public class Conditions {

    private static final int MOST_CHARACTERS = 4_000;
    private static final int DEEPEST = 40;
    private static final Pattern SINGLE_EQUALS = Pattern.compile("[^=!<>]=[^=]");
    private static final Pattern FULL_WIDTH = Pattern.compile("[“”‘’（），＝＜＞！]");
    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(DEEPEST)
                    .maxParseErrorRecoveryLimit(5)
                    .build())
            .build();
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
        if (cel.codePointCount(0, cel.length()) > MOST_CHARACTERS) {
            return invalid(Sentence.of(
                    "条件太长，最多" + MOST_CHARACTERS + "个字符；请拆成几个条件。",
                    "The condition is too long, " + MOST_CHARACTERS + " characters at most: split it."));
        }
        if (cel.isBlank()) {
            return invalid(Sentence.of(
                    "条件是空的；请写一个条件，例如 status == \"valid\"。",
                    "The condition is empty: write one, such as status == \"valid\"."));
        }
        var parsed = parser.parse(cel);
        if (parsed.hasError()) {
            return invalid(unreadable(cel, parsed.getErrors().getFirst()));
        }
        try {
            var ast = parsed.getAst();
            var over = book.get();
            var reading =
                    new Reading(ledger, over, ast.getSource().getPositionsMap(), Reading.Purpose.CONDITION);
            var clause = new ClauseReader(reading).clause(ast.getExpr());
            return reading.faults().isEmpty()
                    ? new Compiled.Valid(new Condition(ledger, cel, clause, over))
                    : new Compiled.Invalid(reading.faults());
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Compiled invalid(Sentence fault) {
        return new Compiled.Invalid(List.of(fault));
    }

    private static Sentence unreadable(String cel, CelIssue issue) {
        var bare = TEXTS.matcher(cel).replaceAll("\"\"");
        var at = issue.getSourceLocation();
        var zh = "第%d行第%d个字符处读不懂；".formatted(at.getLine(), at.getColumn() + 1);
        var en = "Line %d, character %d cannot be read: ".formatted(at.getLine(), at.getColumn() + 1);
        if (issue.getMessage().contains("recursion")) {
            return Sentence.of("条件嵌套太深，最多" + DEEPEST + "层；请简化。", "The condition is nested too deeply: simplify it.");
        }
        if (FULL_WIDTH.matcher(bare).find()) {
            return Sentence.of(zh + "引号、括号和符号请用半角。", en + "use half-width quotes, brackets and signs.");
        }
        if (SINGLE_EQUALS.matcher(bare).find()) {
            return Sentence.of(zh + "相等请写两个等号 ==。", en + "write two equals signs for equality, ==.");
        }
        return Sentence.of(
                zh + "请检查引号、括号是否成对，条件之间用 && 或 || 连接。",
                en + "check that quotes and brackets are closed and conditions joined by && or ||.");
    }
}
