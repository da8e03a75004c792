package org.kaoqian.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sweeps that were run. */
@Repository
class SweepHistory {

    /** One line of the history. */
    record Line(
            long id,
            LocalDate asOf,
            boolean dryRun,
            String actor,
            OffsetDateTime startedAt,
            long tookMillis,
            long matched,
            long unknown,
            long created,
            long alreadyRaised,
            long wouldCreate) {}

    /** Every rule is for everybody. */
    static final String[] NONE = {};

    /** Without what concerns the rules named in :hidden. */
    private static final String LINE = """
            select s.id, s.as_of, s.dry_run, s.actor, s.started_at, s.took_ms, s.matched - h.matched as matched,
                   s.unknown - g.unknown as unknown, s.created - h.created as created,
                   s.already_raised - h.already_raised as already_raised, s.would_create - h.would_create as would_create
              from rules.sweep s
             cross join lateral (
               select coalesce(sum(t.matched), 0) as matched, coalesce(sum(t.created), 0) as created,
                      coalesce(sum(t.already_raised), 0) as already_raised, coalesce(sum(t.would_create), 0) as would_create
                 from rules.sweep_step t
                where t.district = s.district and t.sweep = s.id and t.rule = any(cast(:hidden as text[]))) h
             cross join lateral (
               select coalesce(sum(r.unknown), 0) as unknown, count(*) as n from rules.sweep_rule r
                where r.district = s.district and r.sweep = s.id and r.rule = any(cast(:hidden as text[]))) g
             where s.district = :district
               and (s.whole or g.n = 0 or g.n < (select count(*) from rules.sweep_rule r
                                                   where r.district = s.district and r.sweep = s.id))""";

    private final JdbcClient jdbc;
    private final SubjectTitles titles;

    SweepHistory(JdbcClient jdbc, SubjectTitles titles) {
        this.jdbc = jdbc;
        this.titles = titles;
    }

    /** The latest first. */
    List<Line> lines(String district, long before, int limit, String[] hidden) {
        return jdbc.sql(LINE + " and s.id < :before order by s.id desc limit :limit")
                .param("hidden", hidden)
                .param("district", district)
                .param("before", before)
                .param("limit", limit)
                .query(SweepHistory::line)
                .list();
    }

    private Optional<Line> line(String district, long id, String[] hidden) {
        return jdbc.sql(LINE + " and s.id = :id")
                .param("hidden", hidden)
                .param("district", district)
                .param("id", id)
                .query(SweepHistory::line)
                .optional();
    }

    /** The last real sweep of the latest day; of every rule. */
    Optional<LocalDate> lastDay(String district) {
        return jdbc.sql(
                        "select max(as_of) as day from rules.sweep where district = :district and not dry_run and whole")
                .param("district", district)
                .query((row, n) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single();
    }

    /** The last real sweep that applied a rule. */
    Optional<SweepReport> last(String district, String rule) {
        return jdbc.sql("""
                        select s.id from rules.sweep s
                          join rules.sweep_rule r on r.district = s.district and r.sweep = s.id
                         where s.district = :district and r.rule = :rule and not s.dry_run order by s.id desc limit 1""")
                .param("district", district)
                .param("rule", rule)
                .query(Long.class)
                .optional()
                .flatMap(id -> report(district, id, NONE));
    }

    /** Whom a real sweep reached, inside a scope, by number. */
    List<Hit> hits(SweepReport report, String district, Rule rule, Scope scope, long after) {
        var hits = jdbc.sql("""
                        select o.*, o.subject_id as id, o.cycle as base, o.officer_id as officer, c.name, t.%s as title
                          from rules.occasion o
                          join %s t on t.district = o.district and t.id = o.subject_id
                          left join organisation.officer_card c on c.district = o.district and c.id = o.officer_id
                         where o.district = :district and o.sweep = :sweep and o.state = 'raised'
                           and o.rule = :rule and o.subject_id > :after and %s order by o.subject_id limit :limit""".formatted(rule.ledger().title(), rule.ledger().table(), scope.sql("o.region")))
                .param("district", district)
                .param("rule", rule.id())
                .param("sweep", report.id())
                .param("after", after)
                .param("limit", RulePages.PAGE)
                .params(scope.params())
                .query((row, n) -> Hit.read(row))
                .list();
        return titled(hits, rule);
    }

    /** The same with their subjects called as everybody may read it. */
    List<Hit> titled(List<Hit> hits, Rule rule) {
        return hits.stream()
                .map(hit -> hit.called(titles.shown(rule.ledger(), hit.subject())))
                .toList();
    }

    /** Without what concerns some rules. */
    Optional<SweepReport> report(String district, long id, String[] hidden) {
        return line(district, id, hidden)
                .map(line -> new SweepReport(
                        line.id(),
                        line.asOf(),
                        line.dryRun(),
                        line.matched(),
                        line.unknown(),
                        line.created(),
                        line.alreadyRaised(),
                        line.wouldCreate(),
                        line.tookMillis(),
                        rules(district, id, hidden),
                        byOfficer(district, id, hidden)));
    }

    private List<SweepReport.RuleCount> rules(String district, long id, String[] hidden) {
        return jdbc.sql("select rule, unknown, stopped, long_past from rules.sweep_rule"
                        + " where district = :district and sweep = :id and not rule = any(cast(:hidden as text[]))"
                        + " order by rule")
                .param("hidden", hidden)
                .param("district", district)
                .param("id", id)
                .query((row, n) -> {
                    var steps = steps(district, id, row.getString("rule"));
                    return new SweepReport.RuleCount(
                            row.getString("rule"),
                            steps.stream()
                                    .mapToLong(SweepReport.StepCount::matched)
                                    .sum(),
                            row.getLong("unknown"),
                            steps.stream()
                                    .mapToLong(SweepReport.StepCount::created)
                                    .sum(),
                            steps.stream()
                                    .mapToLong(SweepReport.StepCount::alreadyRaised)
                                    .sum(),
                            steps.stream()
                                    .mapToLong(SweepReport.StepCount::superseded)
                                    .sum(),
                            row.getLong("stopped"),
                            row.getLong("long_past"),
                            steps.stream()
                                    .mapToLong(SweepReport.StepCount::wouldCreate)
                                    .sum(),
                            steps);
                })
                .list();
    }

    private List<SweepReport.StepCount> steps(String district, long id, String rule) {
        return jdbc.sql("select step, matched, created, already_raised, superseded, would_create from rules.sweep_step"
                        + " where district = :district and sweep = :id and rule = :rule order by ord")
                .param("district", district)
                .param("id", id)
                .param("rule", rule)
                .query((row, n) -> new SweepReport.StepCount(
                        row.getString("step"),
                        row.getLong("matched"),
                        row.getLong("created"),
                        row.getLong("already_raised"),
                        row.getLong("superseded"),
                        row.getLong("would_create")))
                .list();
    }

    /** What a real sweep gave to whom. */
    List<SweepReport.OfficerCount> byOfficer(String district, long id, String[] hidden) {
        return jdbc.sql("""
                        select o.officer_id, c.name, o.nobody_zh, o.nobody_en, count(*) as n
                          from rules.occasion o
                          left join organisation.officer_card c on c.district = o.district and c.id = o.officer_id
                         where o.district = :district and o.sweep = :id and o.state = 'raised'
                           and not o.rule = any(cast(:hidden as text[]))
                         group by 1, 2, 3, 4 order by count(*) desc, 1""")
                .param("hidden", hidden)
                .param("district", district)
                .param("id", id)
                .query((row, n) -> new SweepReport.OfficerCount(
                        row.getObject("officer_id", Long.class), row.getString("name"), reason(row), row.getLong("n")))
                .list();
    }

    private static @Nullable Sentence reason(ResultSet row) throws SQLException {
        var zh = row.getString("nobody_zh");
        return zh == null ? null : Sentence.of(zh, row.getString("nobody_en"));
    }

    /** @param whole whether every rule was applied */
    void save(String district, SweepReport report, OffsetDateTime startedAt, String actor, boolean whole) {
        jdbc.sql("""
                        insert into rules.sweep (district, id, as_of, dry_run, actor, started_at, took_ms, matched, unknown,
                          created, already_raised, would_create, whole)
                        values (:district, :id, :asOf, :dry, :actor, :started, :took, :matched, :unknown, :created,
                          :already, :would, :whole)""")
                .param("whole", whole)
                .param("district", district)
                .param("id", report.id())
                .param("asOf", report.asOf())
                .param("dry", report.dryRun())
                .param("actor", actor)
                .param("started", startedAt)
                .param("took", report.tookMillis())
                .param("matched", report.matched())
                .param("unknown", report.unknown())
                .param("created", report.created())
                .param("already", report.alreadyRaised())
                .param("would", report.wouldCreate())
                .update();
        report.perRule().forEach(rule -> save(district, report.id(), rule));
    }

    private void save(String district, long sweep, SweepReport.RuleCount rule) {
        jdbc.sql("insert into rules.sweep_rule (district, sweep, rule, unknown, stopped, long_past)"
                        + " values (:district, :sweep, :rule, :unknown, :stopped, :past)")
                .param("district", district)
                .param("sweep", sweep)
                .param("rule", rule.rule())
                .param("unknown", rule.unknown())
                .param("stopped", rule.stopped())
                .param("past", rule.longPast())
                .update();
        for (int i = 0; i < rule.steps().size(); i++) {
            var step = rule.steps().get(i);
            jdbc.sql("""
                            insert into rules.sweep_step (district, sweep, rule, ord, step, matched, created,
                              already_raised, superseded, would_create)
                            values (:district, :sweep, :rule, :ord, :step, :matched, :created, :already, :superseded,
                              :would)""")
                    .param("district", district)
                    .param("sweep", sweep)
                    .param("rule", rule.rule())
                    .param("ord", i)
                    .param("step", step.step())
                    .param("matched", step.matched())
                    .param("created", step.created())
                    .param("already", step.alreadyRaised())
                    .param("superseded", step.superseded())
                    .param("would", step.wouldCreate())
                    .update();
        }
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getObject("as_of", LocalDate.class),
                row.getBoolean("dry_run"),
                row.getString("actor"),
                row.getObject("started_at", OffsetDateTime.class),
                row.getLong("took_ms"),
                row.getLong("matched"),
                row.getLong("unknown"),
                row.getLong("created"),
                row.getLong("already_raised"),
                row.getLong("would_create"));
    }
}
