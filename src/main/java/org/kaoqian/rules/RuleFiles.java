package org.kaoqian.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoqian.ledgers.Compiled;
import org.kaoqian.ledgers.Conditions;
import org.kaoqian.ledgers.FieldType;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.organisation.Duty;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files under {@code rules/}, read strictly and compiled. */
@Component
class RuleFiles {

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    private final Ledgers ledgers;
    private final Conditions conditions;

    RuleFiles(Ledgers ledgers, Conditions conditions) {
        this.ledgers = ledgers;
        this.conditions = conditions;
    }

    List<Rule> all() {
        try {
            var rules = new ArrayList<Rule>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
                try (var in = file.getInputStream()) {
                    rules.add(read(Objects.requireNonNullElse(file.getFilename(), "?"), in));
                }
            }
            rules.sort(Comparator.comparing(Rule::id));
            return List.copyOf(rules);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Rule read(String file, InputStream in) {
        try {
            var said = yaml.readValue(in, RuleFile.class);
            requireComplete(file, said);
            return rule(file, said);
        } catch (JacksonException e) {
            var at = Optional.ofNullable(e.getLocation())
                    .map(location -> " (line " + location.getLineNr() + ")")
                    .orElse("");
            throw new InvalidRule(file + at, e.getOriginalMessage(), "Compare with rules/licence-renewal.yaml.");
        }
    }

    private Rule rule(String file, RuleFile said) {
        require(
                file,
                said.rule().matches("[a-z][a-z0-9-]{0,59}"),
                "'" + said.rule() + "' is no rule name.",
                "Use lower-case words and hyphens.");
        var ledger = ledgers.find(said.ledger())
                .orElseThrow(() -> new InvalidRule(
                        file, "There is no ledger '" + said.ledger() + "'.", "Declare it or correct the name."));
        require(
                file,
                ledger.field(said.cycle())
                        .filter(field -> field.type() == FieldType.DATE)
                        .isPresent(),
                "'" + said.cycle() + "' is no date field of the ledger.",
                "Name the date on which a cycle ends.");
        var names = new HashSet<String>();
        said.steps()
                .forEach(step -> require(
                        file, names.add(step.name()), "Two steps are called '" + step.name() + "'.", "Rename one."));
        require(
                file,
                said.reach() >= 0 && said.reach() <= 3660,
                "reach is " + said.reach() + ".",
                "Give 0 to 3660 days.");
        var when = switch (conditions.compile(ledger, said.when())) {
            case Compiled.Valid valid -> valid.condition();
            case Compiled.Invalid invalid ->
                throw new InvalidRule(
                        file,
                        "when: "
                                + invalid.faults().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" ")),
                        "");
        };
        return new Rule(
                said.rule(),
                said.title().sentence(),
                ledger,
                new Duty(said.duty()),
                new Rule.Citation(
                        said.citation().law().sentence(),
                        said.citation().article(),
                        said.citation().confidence()),
                new Rule.Validity(said.valid().from(), said.valid().to()),
                when,
                said.cycle(),
                said.deadline(),
                said.reach(),
                said.steps().stream().map(RuleFile.StepLine::step).toList(),
                said.examples().stream().map(RuleFile.ExampleLine::example).toList());
    }

    /** Jackson gives what is missing as null, which a rule must not have. */
    private static void requireComplete(String file, @Nullable RuleFile said) {
        if (said == null) {
            throw new InvalidRule(file, "The file is empty.", "Write a rule in it.");
        }
        present(file, "the rule", said.rule(), said.title(), said.ledger(), said.duty(), said.citation(), said.valid());
        present(
                file,
                "the rule",
                said.when(),
                said.cycle(),
                said.deadline(),
                said.reach(),
                said.steps(),
                said.examples());
        present(file, "title", said.title().zh(), said.title().en());
        present(
                file,
                "citation",
                said.citation().law(),
                said.citation().article(),
                said.citation().confidence());
        present(
                file,
                "citation",
                said.citation().law().zh(),
                said.citation().law().en());
        present(file, "valid", said.valid().from());
        require(file, !said.steps().isEmpty(), "There are no steps.", "A rule needs one at least.");
        require(file, !said.examples().isEmpty(), "There are no examples.", "A rule is tested by its examples.");
        for (var step : said.steps()) {
            present(file, "a step", step.name(), step.title(), step.moment(), step.offset());
            present(
                    file,
                    "the title of " + step.name(),
                    step.title().zh(),
                    step.title().en());
        }
        for (var example : said.examples()) {
            present(file, "an example", example.says(), example.record(), example.on(), example.step());
            present(file, "an example", example.says().zh(), example.says().en());
        }
    }

    private static void present(String file, String where, @Nullable Object... values) {
        for (var value : values) {
            require(
                    file,
                    value != null,
                    "Something is missing in " + where + ".",
                    "Compare with rules/licence-renewal.yaml.");
        }
    }

    private static void require(String file, boolean right, String fault, String remedy) {
        if (!right) {
            throw new InvalidRule(file, fault, remedy);
        }
    }
}
