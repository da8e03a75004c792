package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Compiled;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.organisation.Duty;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Period;
import org.kaoqian.shared.Sentence;

/** Reads one rule's file strictly against the ledgers that hold: what cannot be is a fault with line and remedy. */
final class ReadRule {

    static final String DAY = "day";
    static final String WORKDAY = "workday";

    private static final int LONGEST = 3_660;

    private final RuleFile said;
    private final Lines lines;
    private final LedgerBook book;
    private final @Nullable String pack;

    private ReadRule(StrictYaml.Read<RuleFile> read, LedgerBook book, @Nullable String pack) {
        this.said = read.value();
        this.lines = read.lines();
        this.book = book;
        this.pack = pack;
    }

    /** A rule, and where its parts stand in its file. */
    record Read(Rule rule, Lines lines) {}

    static Read read(String text, LedgerBook book, @Nullable String pack) throws Faulty {
        var reader = new ReadRule(StrictYaml.read(text, RuleFile.class), book, pack);
        return new Read(reader.rule(), reader.lines);
    }

    private Rule rule() throws Faulty {
        var id = required(said.rule(), "rule");
        require(
                id.matches("[a-z][a-z0-9-]{0,59}"),
                "rule",
                "“%s”不能作规则名；请用小写字母、数字和连字符。".formatted(id),
                "'%s' is no rule name: use lower-case words and hyphens.".formatted(id));
        var title = words(said.title(), "title");
        var duty = duty();
        var citation = citation();
        var valid = valid();
        var statutory = statutory();
        var name = required(said.ledger(), "ledger");
        if (isBuiltOnSpoilt(name)) {
            throw Faulty.ofAnother();
        }
        var ledger = book.find(name)
                .orElseThrow(() -> fault(
                        "ledger",
                        "没有台账“%s”；请声明它或改正名称。".formatted(name),
                        "There is no ledger '%s': declare it or correct the name.".formatted(name)));
        var trigger = trigger(ledger);
        return new Rule(
                id,
                title,
                ledger,
                duty,
                citation,
                valid,
                when(ledger),
                trigger,
                steps(ledger, trigger),
                new ExampleReader(required(said.examples(), "examples"), ledger, lines).examples(),
                new Rule.Origin(pack, statutory));
    }

    /** Whether the file of a ledger that the rule names anywhere is at fault; then that is to be mended first. */
    private boolean isBuiltOnSpoilt(String ledger) {
        var named = new HashSet<String>(List.of(ledger));
        named.addAll(List.of(Objects.requireNonNullElse(said.when(), "").split("\\W+")));
        orNone(said.examples()).forEach(line -> {
            if (line != null && line.related() != null) {
                named.addAll(line.related().keySet());
            }
        });
        book.find(ledger)
                .ifPresent(found -> found.fields().forEach(field -> {
                    if (field.refers() != null) {
                        named.add(field.refers());
                    }
                }));
        return named.stream().filter(name -> !name.isEmpty()).anyMatch(book::isSpoilt);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private org.kaoqian.ledgers.Condition when(Ledger ledger) throws Faulty {
        return switch (book.conditions().compile(ledger, required(said.when(), "when"))) {
            case Compiled.Valid valid -> valid.condition();
            case Compiled.Invalid invalid ->
                throw fault(
                        "when",
                        invalid.faults().stream().map(Sentence::zh).collect(Collectors.joining(" ")),
                        invalid.faults().stream().map(Sentence::en).collect(Collectors.joining(" ")));
        };
    }

    private Duty duty() throws Faulty {
        var code = required(said.duty(), "duty");
        try {
            return new Duty(code);
        } catch (IllegalArgumentException e) {
            throw fault(
                    "duty",
                    "“%s”不是职责代码；请用小写单词和连字符。".formatted(code),
                    "'%s' is no duty: use lower-case words joined by hyphens.".formatted(code));
        }
    }

    private Rule.Citation citation() throws Faulty {
        if (said.citation() == null) {
            throw new Faulty(
                    1,
                    Sentence.of(
                            "规则没有写依据（citation：law、article、confidence）；没有依据的规则不能执行，请补上。",
                            "The rule has no citation (law, article, confidence): a rule without a legal basis is not run, add it."));
        }
        var confidence = required(said.citation().confidence(), "citation", "confidence");
        require(
                Set.of("A", "B", "C").contains(confidence),
                "citation",
                "confidence 只能是 A（读过原文）、B（已知）或 C（待确认）。",
                "confidence is A (read), B (known) or C (to be confirmed).");
        return new Rule.Citation(
                words(said.citation().law(), "citation", "law"),
                required(said.citation().article(), "citation", "article"),
                confidence);
    }

    private Rule.Validity valid() throws Faulty {
        var valid = required(said.valid(), "valid");
        var from = required(valid.from(), "valid", "from");
        require(
                valid.to() == null || !valid.to().isBefore(from),
                "valid",
                "valid.to 早于 valid.from。",
                "valid.to lies before valid.from.");
        return new Rule.Validity(from, valid.to());
    }

    private boolean statutory() throws Faulty {
        var notice = Objects.requireNonNullElse(said.notice(), pack == null ? "statutory" : "service");
        require(
                Set.of("service", "statutory").contains(notice),
                "notice",
                "notice 只能是 service（服务）或 statutory（法定）。",
                "notice is service or statutory.");
        return notice.equals("statutory");
    }

    private Trigger trigger(Ledger ledger) throws Faulty {
        var line = said.trigger();
        if (line == null) {
            return reckoned(ledger);
        }
        var given = Stream.of(line.date(), line.change(), line.every(), line.hand())
                .filter(Objects::nonNull)
                .count();
        require(
                given == 1 && said.cycle() == null,
                "trigger",
                "trigger 要且只要写一种：date、change、every 或 hand。",
                "A trigger is exactly one of date, change, every and hand.");
        if (line.date() != null) {
            dateField(ledger, line.date(), "trigger");
            return new Trigger.OnDate(line.date(), reach(line.reach() == null ? 365 : line.reach()));
        }
        if (line.every() != null) {
            return new Trigger.Every(period(line.every()));
        }
        return line.change() != null ? new Trigger.OnChange() : new Trigger.ByHand();
    }

    private Period period(String word) throws Faulty {
        return Period.called(word)
                .orElseThrow(() -> fault(
                        "trigger",
                        "没有周期“%s”；可用 week、month、quarter、half-year、year。".formatted(word),
                        "There is no period '%s': use week, month, quarter, half-year or year.".formatted(word)));
    }

    private Trigger reckoned(Ledger ledger) throws Faulty {
        if (said.cycle() == null) {
            throw fault(
                    "rule",
                    "规则没有写 trigger；请写 {date: 日期字段}、{change: true}、{every: month} 或 {hand: true}。",
                    "The rule has no trigger: write {date: a date field}, {change: true}, {every: month} or {hand: true}.");
        }
        dateField(ledger, said.cycle(), "cycle");
        return new Trigger.Reckoned(
                said.cycle(), required(said.deadline(), "deadline"), reach(required(said.reach(), "reach")));
    }

    private int reach(int days) throws Faulty {
        require(
                days >= 1 && days <= LONGEST,
                "reach",
                "reach 应在1至%d天之间；1 就是只在最后一步的当天。".formatted(LONGEST),
                "reach is 1 to %d days: with 1 the last step is raised on its day only.".formatted(LONGEST));
        return days;
    }

    private void dateField(Ledger ledger, String name, String at) throws Faulty {
        require(
                ledger.field(name)
                        .filter(field -> field.type() == FieldType.DATE)
                        .isPresent(),
                at,
                "“%s”不是台账“%s”的日期字段。".formatted(name, ledger.name()),
                "'%s' is no date field of the ledger '%s'.".formatted(name, ledger.name()));
    }

    private List<Rule.Step> steps(Ledger ledger, Trigger trigger) throws Faulty {
        var written = required(said.steps(), "steps");
        require(!written.isEmpty(), "steps", "steps 是空的；规则至少要有一步。", "There are no steps: a rule needs one at least.");
        var steps = new ArrayList<Rule.Step>();
        var names = new HashSet<String>();
        for (var line : written) {
            var step = new StepReader(line, steps.size(), ledger, lines).step(trigger);
            if (!names.add(step.name())) {
                throw new Faulty(
                        lines.of("steps", steps.size()),
                        Sentence.of(
                                "有两步都叫“%s”；请改名。".formatted(step.name()),
                                "Two steps are called '%s': rename one.".formatted(step.name())));
            }
            steps.add(step);
        }
        return List.copyOf(steps);
    }

    private Sentence words(RuleFile.@Nullable Words words, String... path) throws Faulty {
        var said = required(words, path);
        var key = String.join(".", path);
        if (said.zh() == null
                || said.zh().isBlank()
                || said.en() == null
                || said.en().isBlank()) {
            throw new Faulty(
                    lines.of((Object[]) path),
                    Sentence.of("“%s”要有中文（zh）和英文（en）。".formatted(key), "'%s' needs zh and en.".formatted(key)));
        }
        return Sentence.of(said.zh(), said.en());
    }

    private <T> T required(@Nullable T value, String... path) throws Faulty {
        if (value == null) {
            var key = String.join(".", path);
            throw new Faulty(
                    lines.of((Object[]) path),
                    Sentence.of("缺少“%s”；请补上。".formatted(key), "'%s' is missing: add it.".formatted(key)));
        }
        return value;
    }

    private void require(boolean right, String key, String zh, String en) throws Faulty {
        if (!right) {
            throw fault(key, zh, en);
        }
    }

    private Faulty fault(String key, String zh, String en) {
        return new Faulty(lines.of(key), Sentence.of(zh, en));
    }
}
