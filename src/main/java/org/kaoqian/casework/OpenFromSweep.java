package org.kaoqian.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import org.kaoqian.rules.OccasionEffect;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rule;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opens a case for every cycle that a sweep raised for the first time, and urges the open cases of those that came to a
 * later step. One statement writes the cases and their timelines, however many there are; a closed case stays as it is.
 */
@Component
@Order(1)
class OpenFromSweep implements OccasionEffect {

    private static final String STATEMENT = """
            with raised as materialized (
              select distinct on (subject_id, cycle) * from rules.raised_occasion
               where district = :district and sweep = :sweep and rule = :rule
               order by subject_id, cycle, due_on desc, step
            ), touched as (
              insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en,
                holder, code, number, kind, premises, region, officer_id, nobody_zh, nobody_en, deadline, opened_at)
              select o.district, o.rule, o.step, o.cycle, o.ledger, o.subject_id, :title, :title_en,
                     s.holder, s.code, s.number, s.kind, s.premises, o.region, o.officer_id, o.nobody_zh, o.nobody_en, o.deadline, :at
                from raised o
                join (select t.district, t.id, %s from %s t) s on s.district = o.district and s.id = o.subject_id
               where s.district = :district
              on conflict (district, rule, ledger, subject_id, cycle) do update
                 set version = cases.version + 1, step = excluded.step, deadline = excluded.deadline,
                     officer_id = coalesce(cases.officer_id, excluded.officer_id),
                     nobody_zh = case when cases.officer_id is null then excluded.nobody_zh end,
                     nobody_en = case when cases.officer_id is null then excluded.nobody_en end
               where cases.state <> 'closed' and cases.step <> excluded.step
              returning district, id, version, subject_id, cycle, step
            )
            insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
            select t.district, t.id, :at, 'system', case when t.version = 1 then 'opened' else 'urged' end,
                   case when t.version = 1 then '自动建件：' else '催办：' end || n.zh || '。' || o.why_zh,
                   case when t.version = 1 then 'Opened: ' else 'Urged: ' end || n.en || '. ' || o.why_en, t.version
              from touched t
              join raised o on o.district = t.district and o.subject_id = t.subject_id and o.cycle = t.cycle
              join unnest(cast(:steps as text[]), cast(:steps_zh as text[]), cast(:steps_en as text[])) as n (step, zh, en)
                on n.step = t.step""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenFromSweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void apply(RaisedOccasions raised) {
        var rule = raised.rule();
        var ledger = raised.ledger();
        jdbc.sql(STATEMENT.formatted(Subjects.columns(ledger, "t"), ledger.table()))
                .param("district", raised.district())
                .param("sweep", raised.sweep())
                .param("rule", rule.id())
                .param("title", rule.title().zh())
                .param("title_en", rule.title().en())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("steps", rule.steps().stream().map(Rule.Step::name).toArray(String[]::new))
                .param(
                        "steps_zh",
                        rule.steps().stream().map(step -> step.title().zh()).toArray(String[]::new))
                .param(
                        "steps_en",
                        rule.steps().stream().map(step -> step.title().en()).toArray(String[]::new))
                .update();
    }
}
