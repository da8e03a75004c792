package org.kaoqian.rules;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One rule on one day, against the database. */
final class SweepRule {

    /** Occasions of one step: raised, and passed over by a later step. */
    record Raised(String step, long raised, long passed) {}

    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Rule rule;
    private final SweepSql sql;
    private final Timetable timetable;
    private final Map<String, Object> params = new HashMap<>();
    private final Handled handled;
    private final boolean looksAtChanges;
    private @Nullable DueCycles cycles;

    SweepRule(JdbcClient jdbc, Rule rule, SweepSql sql, Timetable timetable, Start start) {
        this.jdbc = jdbc;
        this.rule = rule;
        this.sql = sql;
        this.timetable = timetable;
        params.putAll(rule.when().params(timetable.asOf()));
        params.putAll(start.charges());
        params.put("district", start.district());
        params.put("rule", rule.id());
        params.put("asOf", timetable.asOf());
        params.put("period", period(rule, timetable.asOf()));
        params.put("ledger", rule.ledger().name());
        params.put("steps", rule.steps().stream().map(Rule.Step::name).toArray(String[]::new));
        var since = start.from().changesSince();
        params.put("since", since == null ? NEVER : since);
        this.looksAtChanges = since != null;
        this.handled = start.from().handled();
        stretches();
    }

    /** Found when they are asked for: their reasons are long. */
    private DueCycles due() {
        var found = cycles;
        if (found == null) {
            found = DueCycles.of(rule, timetable, handled, looksAtChanges ? changed() : List.of(), bases());
            params.putAll(found.params());
            cycles = found;
        }
        return found;
    }

    /** The days on which cycles are based, where they are few and known. */
    private Optional<List<LocalDate>> bases() {
        return switch (rule.trigger()) {
            case Trigger.Every(var period) -> Optional.of(List.of(period.startOf(timetable.asOf())));
            case Trigger.OnChange ignored -> Optional.of(begun());
            case Trigger.ByHand ignored -> Optional.of(begun());
            case Trigger.OnDate ignored -> Optional.empty();
            case Trigger.Reckoned ignored -> Optional.empty();
        };
    }

    /** When episodes began that go on; in a trial, today's too. */
    private List<LocalDate> begun() {
        return jdbc.sql("select distinct since from rules.episode where district = :district and rule = :rule"
                        + " and ended is null union select cast(:asOf as date)")
                .params(params)
                .query(LocalDate.class)
                .list();
    }

    /** The first day of the period that a rule of every period looks at; of no use to others. */
    static LocalDate period(Rule rule, LocalDate asOf) {
        return rule.trigger() instanceof Trigger.Every(var period) ? period.startOf(asOf) : asOf;
    }

    /** What a sweep of one rule starts from. */
    record Start(String district, Progress.Point from, Map<String, Object> charges) {}

    Timetable timetable() {
        return timetable;
    }

    List<Raised> raise(long sweep) {
        if (due().isEmpty()) {
            return List.of();
        }
        params.put("sweep", sweep);
        return raised(sql.raise(due().hasMissed() || looksAtChanges));
    }

    List<Raised> wouldRaise() {
        return due().isEmpty() ? List.of() : raised(sql.countFresh());
    }

    List<SweepReport.OfficerCount> byOfficer() {
        if (due().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(sql.countFreshByOfficer())
                .params(params)
                .query((row, n) -> {
                    var zh = row.getString("zh");
                    return new SweepReport.OfficerCount(
                            row.getObject("officer", Long.class),
                            row.getString("name"),
                            zh == null ? null : Sentence.of(zh, row.getString("en")),
                            row.getLong("n"));
                })
                .list();
    }

    List<Hit> list(Scope scope, long after, int limit) {
        if (due().isEmpty()) {
            return List.of();
        }
        return jdbc.sql(sql.listFresh(scope.sql("f.region")))
                .params(params)
                .params(scope.params())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> Hit.read(row))
                .list();
    }

    long count(Scope scope) {
        return due().isEmpty()
                ? 0
                : jdbc.sql(sql.countFreshIn(scope.sql("f.region")))
                        .params(params)
                        .params(scope.params())
                        .query(Long.class)
                        .single();
    }

    long unknown(Scope scope) {
        return jdbc.sql(sql.countIn(UnknownSubjects.ids(jdbc, sql, timetable.moments(), params), scope.sql("t.region")))
                .params(params)
                .params(scope.params())
                .query(Long.class)
                .single();
    }

    /** The records that stand at a step. */
    Statement standingRecords() {
        return new Statement(sql.standing(rule.valid().holdsOn(timetable.asOf())), params);
    }

    /** What raises, as it is sent to the database. */
    String statement() {
        return sql.raise(true);
    }

    /** The part of it that finds the records. */
    Statement finding() {
        var finding = new HashMap<>(params);
        var last = timetable.moments().groups().stream()
                .map(group -> timetable.reached(group, 0))
                .max(LocalDate::compareTo)
                .orElse(timetable.asOf());
        finding.put("from", last.minusDays(1));
        finding.put("upto", last);
        return new Statement(sql.finds(), finding);
    }

    /** How many stand at each step, by the step's index; {@link Timetable#LONG_PAST} for those long past. */
    Map<Integer, Long> standing() {
        return counts(sql.countStanding());
    }

    Map<Integer, Long> stopped() {
        return counts(sql.countStopped());
    }

    long unknown() {
        return jdbc.sql("select count(*) from (" + UnknownSubjects.ids(jdbc, sql, timetable.moments(), params) + ") u")
                .params(params)
                .query(Long.class)
                .single();
    }

    List<Long> unknownRecords() {
        return jdbc.sql(UnknownSubjects.ids(jdbc, sql, timetable.moments(), params))
                .params(params)
                .query(Long.class)
                .list();
    }

    /** Those whose last step lies further back than the rule reaches. */
    List<Long> longPastRecords() {
        var floors = new HashMap<>(params);
        var groups = List.copyOf(timetable.moments().groups());
        floors.put("sgrp", groups.toArray(String[]::new));
        floors.put(
                "sto", groups.stream().map(g -> timetable.floor(g).toString()).toArray(String[]::new));
        return jdbc.sql(sql.longPast()).params(floors).query(Long.class).list();
    }

    private List<DueCycles.Cycle> changed() {
        return jdbc.sql(sql.changed())
                .params(params)
                .query((row, n) -> new DueCycles.Cycle(row.getString("grp"), row.getObject("base", LocalDate.class)))
                .list();
    }

    private List<Raised> raised(String statement) {
        return jdbc.sql(statement)
                .params(params)
                .query((row, n) -> new Raised(row.getString("step"), row.getLong("raised"), row.getLong("passed")))
                .list();
    }

    private Map<Integer, Long> counts(String statement) {
        var counts = new HashMap<Integer, Long>();
        jdbc.sql(statement).params(params).query(row -> {
            counts.put(row.getInt("ord"), row.getLong("n"));
        });
        return counts;
    }

    private void stretches() {
        var stretches = new ArrayList<>(timetable.stretches());
        var earliest = Optional.<LocalDate>empty();
        for (var group : timetable.moments().groups()) {
            var floor = timetable.floor(group);
            stretches.add(new Timetable.Stretch(group, Timetable.LONG_PAST, LocalDate.of(1, 1, 1), floor));
            earliest = earliest.filter(found -> found.isBefore(floor)).or(() -> Optional.of(floor));
        }
        params.put("sgrp", stretches.stream().map(Timetable.Stretch::group).toArray(String[]::new));
        params.put("sord", stretches.stream().map(Timetable.Stretch::step).toArray(Integer[]::new));
        params.put("safter", stretches.stream().map(s -> s.after().toString()).toArray(String[]::new));
        params.put("sto", stretches.stream().map(s -> s.to().toString()).toArray(String[]::new));
        params.put("earliest", earliest.orElse(LocalDate.of(1, 1, 1)));
    }
}
