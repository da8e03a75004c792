package org.kaoqian.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The rules in force, built-in and of packs, each proven by its own examples before it holds. */
@Component
public class Rules {

    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

    private final Ledgers ledgers;
    private final Map<String, Cycles> cycles;
    private final ObjectProvider<WorkingCalendars> calendars;
    private final RevisionStore revisions;
    private final Clock clock;
    private volatile RuleBook book;
    private volatile long generation;

    Rules(
            Ledgers ledgers,
            List<Cycles> cycles,
            ObjectProvider<WorkingCalendars> calendars,
            RevisionStore revisions,
            Clock clock) {
        this.ledgers = ledgers;
        this.cycles = cycles.stream().collect(Collectors.toUnmodifiableMap(Cycles::ledger, Function.identity()));
        this.calendars = calendars;
        this.revisions = revisions;
        this.clock = clock;
        this.book = RuleBook.of(builtIn(ledgers.book()));
        if (!book.faults().isEmpty()) {
            throw new IllegalStateException("The built-in rules are broken: " + book.faults());
        }
    }

    /** As they stand today. */
    public List<Rule> all() {
        return on(today());
    }

    /** As they stand on a day. */
    public List<Rule> on(LocalDate day) {
        return book.on(day);
    }

    /** As it stands today. */
    public Optional<Rule> find(String id) {
        return find(id, today());
    }

    Optional<Rule> find(String id, LocalDate day) {
        return book.standing(id, day).map(RuleBook.InFile::rule);
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

    final synchronized void adopt(RuleBook next) {
        generation = revisions.generation();
        var revised = new ArrayList<RuleBook.Revised>();
        for (var revision : revisions.approved()) {
            next.file(revision.rule()).ifPresent(file -> {
                try {
                    revised.add(new RuleBook.Revised(revision.number(), revision.from(), read(revision.text(), file)));
                } catch (Faulty e) {
                    LOG.error("Revision {} of {} is left out: {}", revision.number(), revision.rule(), e.getMessage());
                }
            });
        }
        book = next.with(revised);
    }

    /** Follows what was approved, be it in another process. */
    void follow() {
        if (generation != revisions.generation()) {
            adopt(book);
        }
    }

    /** Reads another text of a rule against the ledgers that hold; its examples have come true. */
    RuleBook.InFile read(String text, RuleBook.InFile file) throws Faulty {
        var read = ReadRule.read(text, ledgers.book(), file.rule().origin().pack());
        prove(read, ledgers.book());
        for (var told : Audience.faults(read.rule())) {
            throw new Faulty(read.lines().of(told.path().toArray()), told.what());
        }
        return new RuleBook.InFile(file.file(), read.rule(), read.lines(), text);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The built-in rules over these ledgers, which are those of packs too. */
    final List<RuleBook.InFile> builtIn(LedgerBook ledgers) {
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
