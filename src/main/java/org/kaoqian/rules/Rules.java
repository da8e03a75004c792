package org.kaoqian.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.ledgers.CodeList;
import org.kaoqian.ledgers.CodeLists;
import org.kaoqian.ledgers.Field;
import org.kaoqian.ledgers.LedgerRecord;
import org.springframework.stereotype.Component;

/** The rules in force, each proven by its own examples before the program starts. */
@Component
public class Rules {

    private final List<Rule> all;
    private final Map<String, Cycles> cycles;
    private final CodeLists codeLists;

    Rules(RuleFiles files, List<Cycles> cycles, CodeLists codeLists) {
        this.all = files.all();
        this.cycles = cycles.stream().collect(Collectors.toUnmodifiableMap(Cycles::ledger, Function.identity()));
        this.codeLists = codeLists;
        all.forEach(this::prove);
    }

    public List<Rule> all() {
        return all;
    }

    public Optional<Rule> find(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The rules over a ledger, by its name. */
    public List<Rule> of(String ledger) {
        return all.stream().filter(rule -> rule.ledger().name().equals(ledger)).toList();
    }

    /** How a district reckons the cycles of a rule at this moment. */
    public Moments momentsOf(Rule rule, String district) {
        return cyclesOf(rule).of(district);
    }

    Cycles cyclesOf(Rule rule) {
        return Optional.ofNullable(cycles.get(rule.ledger().name()))
                .orElseThrow(() -> new InvalidRule(
                        rule.id(),
                        "No module says how records of '" + rule.ledger().name() + "' come round.",
                        "Contribute a bean of type Cycles for it."));
    }

    Judge judgeOf(Rule rule, Moments moments) {
        return new Judge(rule, cyclesOf(rule).groupField(), moments);
    }

    /** An example's record, as if it were in the ledger. */
    LedgerRecord record(Rule rule, Map<String, String> example) {
        var values = new LinkedHashMap<String, Object>();
        var unrecognised = new LinkedHashSet<String>();
        example.forEach((name, text) -> {
            var field = rule.ledger()
                    .field(name)
                    .orElseThrow(() -> new InvalidRule(
                            rule.id(), "An example has the field '" + name + "'.", "Use the ledger's fields."));
            values.put(name, value(field, text));
            if (field.open()
                    && codeLists.of(field).flatMap(list -> list.find(text)).isEmpty()) {
                unrecognised.add(name);
            }
        });
        return new LedgerRecord(rule.ledger(), 0, 1, values, unrecognised);
    }

    private Object value(Field field, String text) {
        return switch (field.type()) {
            case DATE -> LocalDate.parse(text);
            case NUMBER, MONEY -> new BigDecimal(text);
            case CODE ->
                codeLists
                        .of(field)
                        .flatMap(list -> list.find(text))
                        .map(CodeList.Code::code)
                        .orElse(text);
            case REFERENCE -> Long.valueOf(text);
            case TEXT, REGION, PHONE, ID_NUMBER, CREDIT_CODE, POINT, FILE, PHOTO -> text;
        };
    }

    private void prove(Rule rule) {
        var of = cyclesOf(rule);
        rule.steps().forEach(step -> requireMoment(rule, of, step.moment()));
        requireMoment(rule, of, rule.deadline());
        var judge = judgeOf(rule, of.standard());
        for (var example : rule.examples()) {
            var said = judge.judge(record(rule, example.record()), example.on()).word();
            if (!said.equals(example.expected())) {
                throw new InvalidRule(
                        rule.id(),
                        "The example '%s' expects %s on %s, but the rule says %s."
                                .formatted(example.says().en(), example.expected(), example.on(), said),
                        "Correct the rule or the example.");
            }
        }
    }

    private static void requireMoment(Rule rule, Cycles of, String moment) {
        if (!of.moments().contains(moment)) {
            throw new InvalidRule(
                    rule.id(),
                    "There is no moment '" + moment + "'.",
                    "Use one of " + of.moments().stream().sorted().toList() + ".");
        }
    }
}
