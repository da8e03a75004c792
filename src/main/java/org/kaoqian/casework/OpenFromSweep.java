package org.kaoqian.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaoqian.rules.OccasionEffect;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rule;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens a case for every cycle that a sweep raised for the first time, and urges the open cases of those that came to a
 * later step; a closed case stays as it is. One statement writes all cases and all lines of their timelines, and what it
 * writes is never joined to the occasions again: of rows that the same transaction has just written the planner knows
 * nothing, and joins them in a square.
 */
@Component
@Order(1)
class OpenFromSweep implements OccasionEffect {

    private static final String STATEMENT = """
            with touched as (
              insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, why_zh, why_en,
                holder, code, number, kind, premises, region, officer_id, nobody_zh, nobody_en, deadline, opened_at, case_kind)
              select o.district, o.rule, o.step, o.cycle, o.ledger, o.subject_id, :title, :title_en, o.why_zh, o.why_en,
                     s.holder, s.code, s.number, s.kind, s.premises, o.region, o.officer_id, o.nobody_zh, o.nobody_en, o.deadline, :at, k.kind
                from (select distinct on (subject_id, cycle) * from rules.raised_occasion
                       where district = :district and sweep = :sweep and rule = :rule
                       order by subject_id, cycle, due_on desc, step) o
                join (select t.district, t.id, %s from %s t) s on s.district = o.district and s.id = o.subject_id
                left join unnest(cast(:steps as text[]), cast(:kinds as text[])) as k (step, kind) on k.step = o.step
               where s.district = :district
              on conflict (district, rule, ledger, subject_id, cycle) do update
                 set version = cases.version + 1, step = excluded.step, deadline = excluded.deadline,
                     why_zh = excluded.why_zh, why_en = excluded.why_en,
                     case_kind = coalesce(excluded.case_kind, cases.case_kind),
                     officer_id = coalesce(cases.officer_id, excluded.officer_id),
                     nobody_zh = case when cases.officer_id is null then excluded.nobody_zh end,
                     nobody_en = case when cases.officer_id is null then excluded.nobody_en end
               where cases.state <> 'closed' and cases.step <> excluded.step
              returning district, id, version, step, why_zh, why_en
            )
            insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
            select c.district, c.id, :at, 'system', case when c.version = 1 then 'opened' else 'urged' end,
                   case when c.version = 1 then '自动建件：' else '催办：' end || n.zh || '。'
                        || case when :told then c.why_zh else '' end,
                   case when c.version = 1 then 'Opened: ' else 'Urged: ' end || n.en || '. '
                        || case when :told then c.why_en else '' end, c.version
              from touched c
              join unnest(cast(:steps as text[]), cast(:steps_zh as text[]), cast(:steps_en as text[])) as n (step, zh, en)
                on n.step = c.step""";

    private final JdbcClient jdbc;
    private final Subjects subjects;
    private final Clock clock;

    OpenFromSweep(JdbcClient jdbc, Subjects subjects, Clock clock) {
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    public void apply(RaisedOccasions raised) {
        var rule = raised.rule();
        var ledger = raised.ledger();
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(STATEMENT.formatted(subjects.columns(ledger, "t"), ledger.table()))
                .param("district", raised.district())
                .param("sweep", raised.sweep())
                .param("rule", rule.id())
                .param("title", rule.title().zh())
                .param("title_en", rule.title().en())
                .param("at", at)
                // A timeline is read by everybody who sees the case.
                .param("told", rule.isSeenBy(Set.of()))
                .param("steps", texts(rule, Rule.Step::name))
                .param("kinds", texts(rule, step -> step.effects().caseKind()))
                .param("steps_zh", texts(rule, step -> step.title().zh()))
                .param("steps_en", texts(rule, step -> step.title().en()))
                .update();
    }

    private static @Nullable String[] texts(Rule rule, Function<Rule.Step, @Nullable String> text) {
        return rule.steps().stream().map(text).toArray(String[]::new);
    }
}
