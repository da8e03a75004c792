package org.kaoqian.rules;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.Ledger;
import org.kaoqian.packs.Faulty;
import org.kaoqian.packs.Lines;
import org.kaoqian.packs.StrictYaml;
import org.kaoqian.shared.Sentence;

/** Reads one step of a rule. */
record StepReader(RuleFile.StepLine line, int at, Ledger ledger, Lines lines) {

    private static final int FARTHEST = 3_660;

    Rule.Step step(Trigger trigger) throws Faulty {
        var name = line.name();
        require(
                name != null && name.matches("[a-z][a-z0-9-]{0,39}"),
                "每一步要有 name，用小写单词和连字符。",
                "Every step has a name of lower-case words and hyphens.");
        require(
                line.title() != null
                        && line.title().zh() != null
                        && line.title().en() != null,
                "步骤“%s”没有 title（zh、en）。".formatted(name),
                "The step '%s' has no title (zh, en).".formatted(name));
        var title = Sentence.of(
                Objects.requireNonNull(Objects.requireNonNull(line.title()).zh()),
                Objects.requireNonNull(line.title().en()));
        return trigger instanceof Trigger.Reckoned
                ? reckoned(String.valueOf(name), title)
                : counted(trigger, String.valueOf(name), title);
    }

    private Rule.Step reckoned(String name, Sentence title) throws Faulty {
        var moment = line.moment();
        require(
                moment != null && line.offset() != null && line.after() == null,
                "步骤“%s”要写 moment 和 offset。".formatted(name),
                "The step '%s' needs moment and offset.".formatted(name));
        return new Rule.Step(
                name,
                title,
                String.valueOf(moment),
                far(Objects.requireNonNullElse(line.offset(), 0)),
                new Rule.Effects(line.caseKind(), null, message(), line.ask(), set()));
    }

    private Rule.Step counted(Trigger trigger, String name, Sentence title) throws Faulty {
        require(
                line.moment() == null && line.offset() == null,
                "步骤“%s”写了 moment 或 offset；请改写 after（第几天）和 unit。".formatted(name),
                "The step '%s' has a moment or offset: write after (days) and unit.".formatted(name));
        var unit = Objects.requireNonNullElse(line.unit(), ReadRule.DAY);
        require(
                Set.of(ReadRule.DAY, ReadRule.WORKDAY).contains(unit),
                "步骤“%s”的 unit 只能是 day（自然日）或 workday（工作日）。".formatted(name),
                "The unit of the step '%s' is day or workday.".formatted(name));
        var within = Objects.requireNonNullElse(line.within(), 10);
        require(
                within >= 0 && within <= 366,
                "步骤“%s”的 within 应在0至366之间。".formatted(name),
                "'within' of the step '%s' is 0 to 366.".formatted(name));
        var after = far(Objects.requireNonNullElse(line.after(), 0));
        requireInside(trigger, name, after, unit);
        return new Rule.Step(
                name,
                title,
                unit,
                after,
                new Rule.Effects(
                        line.caseKind(),
                        new Rule.Within(within, unit.equals(ReadRule.WORKDAY) || line.within() == null),
                        message(),
                        asked(),
                        set()));
    }

    /** What begins only when it is found has no day before; what comes round is over when the next one begins. */
    private void requireInside(Trigger trigger, String name, int after, String unit) throws Faulty {
        require(
                after >= 0 || trigger instanceof Trigger.OnDate,
                "步骤“%s”的 after 不能小于0：按变化、按周期或由人提出的，从那天才开始。".formatted(name),
                "'after' of the step '%s' cannot be less than 0: on change, every period and by hand begin on that day."
                        .formatted(name));
        if (trigger instanceof Trigger.Every(var period)) {
            var days = unit.equals(ReadRule.WORKDAY) ? (after * 7 + 4) / 5 : after;
            require(
                    days < period.shortest(),
                    "步骤“%s”落在下一个周期里；after 最多%d天。".formatted(name, period.shortest() - 1),
                    "The step '%s' lies in the next period: 'after' is at most %d days."
                            .formatted(name, period.shortest() - 1));
        }
    }

    private int far(int days) throws Faulty {
        require(
                Math.abs(days) <= FARTHEST,
                "天数太大，最多%d天。".formatted(FARTHEST),
                "That is too far, %d days at most.".formatted(FARTHEST));
        return days;
    }

    private @Nullable String message() throws Faulty {
        require(
                line.template() == null || line.message() == null,
                "template 和 message 只写一个。",
                "Write template or message, not both.");
        return line.message() == null ? line.template() : line.message();
    }

    private @Nullable String asked() throws Faulty {
        if (line.ask() != null) {
            writable(line.ask());
        }
        return line.ask();
    }

    private Map<String, String> set() throws Faulty {
        if (line.set() == null) {
            return Map.of();
        }
        for (var field : line.set().keySet()) {
            writable(field);
        }
        return StrictYaml.texts(line.set());
    }

    private void writable(String name) throws Faulty {
        require(
                ledger.field(name)
                        .filter(field -> !field.isDerived())
                        .filter(field -> !field.keeping().retired())
                        .map(Field::name)
                        .filter(field -> !ledger.key().contains(field))
                        .isPresent(),
                "“%s”不是台账“%s”里可以写的字段。".formatted(name, ledger.name()),
                "'%s' is no field of the ledger '%s' that can be written.".formatted(name, ledger.name()));
    }

    private void require(boolean right, String zh, String en) throws Faulty {
        if (!right) {
            throw new Faulty(lines.of("steps", at), Sentence.of(zh, en));
        }
    }
}
