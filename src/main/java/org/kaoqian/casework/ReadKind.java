package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;

/** Reads one kind's file strictly; whether its fields exist is looked at with the rules that use it. */
final class ReadKind {

    private static final String NAME = "[a-z][a-z0-9]*([-_][a-z0-9]+)*";
    private static final int LONGEST_NAME = 40;
    private static final int FARTHEST = 366;

    private final KindFile said;
    private final Lines lines;
    private final String pack;

    private ReadKind(StrictYaml.Read<KindFile> read, String pack) {
        this.said = read.value();
        this.lines = read.lines();
        this.pack = pack;
    }

    /** A kind, and where its parts stand in its file. */
    record Read(CaseKind kind, Lines lines) {}

    static Read read(String text, String pack) throws Faulty {
        var reader = new ReadKind(StrictYaml.read(text, KindFile.class), pack);
        return new Read(reader.kind(), reader.lines);
    }

    private CaseKind kind() throws Faulty {
        var kind = said.kind();
        require(
                isName(kind),
                "办件种类要有 kind，用小写单词和连字符，如 home-visit。",
                "A kind of case has a name ('kind') of lower-case words and hyphens, such as home-visit.",
                "kind");
        var title = said.title();
        require(
                title != null && isSaid(title.zh()) && isSaid(title.en()),
                "办件种类要有名称 title（zh、en）。",
                "A kind of case has a title (zh, en).",
                "title");
        return new CaseKind(
                String.valueOf(kind),
                sentence(title == null ? null : title.zh(), title == null ? null : title.en()),
                Boolean.TRUE.equals(said.visit()),
                guide(),
                outcomes(),
                pack);
    }

    private List<Sentence> guide() throws Faulty {
        var guide = new ArrayList<Sentence>();
        for (var step : orNone(said.guide())) {
            require(
                    step != null && isSaid(step.zh()) && isSaid(step.en()),
                    "guide 的每一步都要写 zh 和 en。",
                    "Every step of the guide has zh and en.",
                    "guide",
                    guide.size());
            guide.add(sentence(step.zh(), step.en()));
        }
        return guide;
    }

    private List<CaseKind.Result> outcomes() throws Faulty {
        var results = new ArrayList<CaseKind.Result>();
        var seen = new HashSet<String>();
        for (var line : orNone(said.outcomes())) {
            var at = results.size();
            require(
                    line != null,
                    "outcomes 里有一项是空的；请写上或删去。",
                    "An outcome is empty: fill it in or delete it.",
                    "outcomes",
                    at);
            var result = outcome(Objects.requireNonNull(line), at);
            require(
                    seen.add(result.code()),
                    "结果“%s”写了两次；请改成不同的代码。".formatted(result.code()),
                    "The outcome '%s' comes twice: give each a code of its own.".formatted(result.code()),
                    "outcomes",
                    at);
            results.add(result);
        }
        require(
                results.stream().anyMatch(result -> result.again() == 0),
                "至少要有一个办结的结果（不带 again），否则办件永远不会结束。",
                "At least one outcome must close the case (no 'again'), else it never ends.",
                "outcomes");
        return results;
    }

    private CaseKind.Result outcome(KindFile.OutcomeLine line, int at) throws Faulty {
        require(
                isName(line.outcome()),
                "每个结果要有 outcome（小写单词和连字符）。",
                "Every outcome has a code ('outcome') of lower-case words and hyphens.",
                "outcomes",
                at);
        require(
                isSaid(line.zh()) && isSaid(line.en()),
                "结果“%s”要写 zh 和 en。".formatted(line.outcome()),
                "The outcome '%s' needs zh and en.".formatted(line.outcome()),
                "outcomes",
                at);
        int again = Objects.requireNonNullElse(line.again(), 0);
        require(
                line.again() == null || again >= 1 && again <= FARTHEST,
                "again 是几天后再来，1至%d。".formatted(FARTHEST),
                "'again' is in how many days somebody comes again, 1 to %d.".formatted(FARTHEST),
                "outcomes",
                at,
                "again");
        require(
                line.note() == null
                        || line.note().equals("required")
                        || line.note().equals("optional"),
                "note 只能写 required（必填）或 optional。",
                "'note' is required or optional.",
                "outcomes",
                at,
                "note");
        var ask = orNone(line.ask());
        require(
                new HashSet<>(ask).size() == ask.size(),
                "ask 里有字段写了两次。",
                "A field comes twice in 'ask'.",
                "outcomes",
                at,
                "ask");
        return new CaseKind.Result(
                String.valueOf(line.outcome()),
                sentence(line.zh(), line.en()),
                ask,
                StrictYaml.texts(line.set()),
                again,
                "required".equals(line.note()),
                addition(line.record(), at));
    }

    private CaseKind.@Nullable Addition addition(KindFile.@Nullable RecordLine line, int at) throws Faulty {
        if (line == null) {
            return null;
        }
        var ledger = line.ledger();
        require(
                ledger != null && line.fields() != null,
                "record 要写 ledger（记到哪个台账）和 fields。",
                "'record' needs a ledger and fields.",
                "outcomes",
                at,
                "record");
        return new CaseKind.Addition(String.valueOf(ledger), StrictYaml.texts(line.fields()));
    }

    private static boolean isName(@Nullable String text) {
        return text != null && text.length() <= LONGEST_NAME && text.matches(NAME);
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Sentence sentence(@Nullable String zh, @Nullable String en) {
        return Sentence.of(String.valueOf(zh).strip(), String.valueOf(en).strip());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private void require(boolean right, String zh, String en, Object... path) throws Faulty {
        if (!right) {
            throw new Faulty(lines.of(path), Sentence.of(zh, en));
        }
    }
}
