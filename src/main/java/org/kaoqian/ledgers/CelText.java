package org.kaoqian.ledgers;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoqian.shared.Sentence;

/** Reads the text of an expression; what cannot be read is said with its place and what is probably meant. */
final class CelText {

    private static final int MOST_CHARACTERS = 4_000;
    private static final int DEEPEST = 40;
    private static final Pattern SINGLE_EQUALS = Pattern.compile("[^=!<>]=[^=]");
    private static final Pattern FULL_WIDTH = Pattern.compile("[“”‘’（），＝＜＞！。；：]");
    private static final Pattern WORDS = Pattern.compile("\\b(and|or|not|AND|OR|NOT)\\b");
    /** Words that CEL keeps for itself, so that no field can be called so. */
    private static final Pattern KEPT = Pattern.compile(
            "\\b(as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)\\b");

    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(MOST_CHARACTERS)
                    .maxParseRecursionDepth(DEEPEST)
                    .maxParseErrorRecoveryLimit(5)
                    .build())
            .build();

    private CelText() {}

    sealed interface Parsed {

        record Tree(CelValidationResult result) implements Parsed {}

        record Unreadable(Sentence fault) implements Parsed {}
    }

    static Parsed parse(String cel) {
        var fault = tooLongOrEmpty(cel);
        if (fault != null) {
            return new Parsed.Unreadable(fault);
        }
        var parsed = PARSER.parse(cel);
        return parsed.hasError()
                ? new Parsed.Unreadable(unreadable(cel, parsed.getErrors().getFirst()))
                : new Parsed.Tree(parsed);
    }

    private static @Nullable Sentence tooLongOrEmpty(String cel) {
        if (cel.codePointCount(0, cel.length()) > MOST_CHARACTERS) {
            return Sentence.of(
                    "条件太长，最多" + MOST_CHARACTERS + "个字符；请拆成几个条件。",
                    "The condition is too long, " + MOST_CHARACTERS + " characters at most: split it.");
        }
        return cel.isBlank()
                ? Sentence.of(
                        "条件是空的；请写一个条件，例如 status == \"valid\"。",
                        "The condition is empty: write one, such as status == \"valid\".")
                : null;
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
        if (WORDS.matcher(bare).find()) {
            return Sentence.of(zh + "并且、或者、并非请写 &&、||、!。", en + "write && for and, || for or, ! for not.");
        }
        var kept = KEPT.matcher(bare);
        if (kept.find()) {
            return Sentence.of(
                    zh + "“%s”在表达式里另有用处，不能作名字；字段请换一个名字。".formatted(kept.group()),
                    en
                            + "'%s' is a word of the language and no name: call the field otherwise."
                                    .formatted(kept.group()));
        }
        return Sentence.of(
                zh + "请检查引号、括号是否成对，条件之间用 && 或 || 连接。",
                en + "check that quotes and brackets are closed and conditions joined by && or ||.");
    }
}
