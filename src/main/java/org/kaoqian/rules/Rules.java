package org.kaoqian.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.ledgers.LedgerBook;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.packs.Faulty;
import org.kaoqian.shared.WorkingCalendar;
import org.kaoqian.shared.WorkingCalendars;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The rules in force, built-in and of packs, each proven by its own examples before it holds. */
@Component
public class Rules {

    private final Map<String, Cycles> cycles;
    private final ObjectProvider<WorkingCalendars> calendars;
    private volatile RuleBook book;

    Rules(Ledgers ledgers, List<Cycles> cycles, ObjectProvider<WorkingCalendars> calendars) {
        this.cycles = cycles.stream().collect(Collectors.toUnmodifiableMap(Cycles::ledger, Function.identity()));
        this.calendars = calendars;
        this.book = RuleBook.of(builtIn(ledgers.book()));
        if (!book.faults().isEmpty()) {
            throw new IllegalStateException("The built-in rules are broken: " + book.faults());
        }
    }

    public List<Rule> all() {
        return book.all();
    }

    public Optional<Rule> find(String id) {
        return book.find(id);
    }

    /** The rules over a ledger, by its name. */
    public List<Rule> of(String ledger) {
        return all().stream()
                .filter(rule -> rule.ledger().name().equals(ledger))
                .toList();
    }

    /** How a district reckons the cycles of a rule at this moment. */
    public Moments momentsOf(Rule rule, String district) {
        return rule.trigger() instanceof Trigger.Reckoned
                ? reckoned(rule).of(district)
                : new DayCycles(rule, this::calendar).of(district);
    }

    /** How the law alone reckons them. */
    Moments standardMomentsOf(Rule rule) {
        return rule.trigger() instanceof Trigger.Reckoned
                ? reckoned(rule).standard()
                : new DayCycles(rule, this::calendar).of("000000");
    }

    /** The field that groups the records of a reckoned rule; empty for all others. */
    String groupField(Rule rule) {
        return rule.trigger() instanceof Trigger.Reckoned ? reckoned(rule).groupField() : "";
    }

    CycleColumns columns(Rule rule) {
        return CycleColumns.of(rule, groupField(rule));
    }

    Judge judgeOf(Rule rule, Moments moments) {
        return new Judge(rule, groupField(rule), moments);
    }

    RuleBook book() {
        return book;
    }

    void adopt(RuleBook next) {
        book = next;
    }

    /** The built-in rules over these ledgers, which are those of packs too. */
    List<RuleBook.InFile> builtIn(LedgerBook ledgers) {
        var read = new ArrayList<RuleBook.InFile>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
                var name = Objects.requireNonNullElse(file.getFilename(), "?");
                var text = file.getContentAsString(StandardCharsets.UTF_8);
                var rule = ReadRule.read(text, ledgers, null);
                prove(rule, ledgers);
                read.add(new RuleBook.InFile(name, rule.rule(), rule.lines(), text));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Faulty e) {
            throw new IllegalStateException("A built-in rule is broken: " + e.getMessage(), e);
        }
    }

    /** Whether its moments are there and its examples come true. */
    void prove(ReadRule.Read read, LedgerBook ledgers) throws Faulty {
        new ProveRule(read, ledgers, this).prove();
    }

    Optional<Cycles> cyclesOf(Rule rule) {
        return Optional.ofNullable(cycles.get(rule.ledger().name()));
    }

    private Cycles reckoned(Rule rule) {
        return cyclesOf(rule)
                .orElseThrow(() -> new IllegalStateException(
                        "No module says how records of '" + rule.ledger().name() + "' come round"));
    }

    private WorkingCalendar calendar(String district) {
        var known = calendars.getIfAvailable();
        return known == null ? new WorkingCalendar(Map.of(), java.util.Set.of()) : known.of(district);
    }
}
