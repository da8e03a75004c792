package org.kaoqian.rules;

/** The statements of a sweep over one rule. All values are parameters; names of columns come from declarations. */
final class SweepSql {

    private static final String CYCLES = """
            with cycle as materialized (
              select * from unnest(cast(:grp as text[]), cast(:base as date[]), cast(:ord as integer[]),
                cast(:missed as integer[]), cast(:due as date[]), cast(:deadline as date[]), cast(:zh as text[]),
                cast(:en as text[]), cast(:everyone as boolean[])) with ordinality
                as c(grp, base, ord, missed, due_on, deadline, why_zh, why_en, everyone, n)),
            """;

    private static final String WHO = """
            who as materialized (
              select * from unnest(cast(:regions as text[]), cast(:officers as bigint[]), cast(:nobodyZh as text[]),
                cast(:nobodyEn as text[])) as w(region, officer, zh, en)),
            named as (
              select d.id, d.region, d.n, d.late,
                     case when w12.region is not null then w12.officer when w9.region is not null then w9.officer
                          else w6.officer end as officer,
                     case when w12.region is not null then w12.zh when w9.region is not null then w9.zh
                          when w6.region is not null then w6.zh else '该区划不在本区的组织树里' end as nobody_zh,
                     case when w12.region is not null then w12.en when w9.region is not null then w9.en
                          when w6.region is not null then w6.en else 'The region is not in this district' end as nobody_en
                from due d
                join cycle c on c.n = d.n
                left join who w12 on w12.region = d.region
                left join who w9 on w9.region = left(d.region, 9) || '000'
                left join who w6 on w6.region = left(d.region, 6) || '000000'
               where not exists (select 1 from rules.stopped x where x.district = :district and x.rule = :rule
                                    and x.subject_id = d.id and x.cycle = c.base)
                 and (c.everyone or not exists (select 1 from rules.occasion y where y.district = :district and y.rule = :rule
                        and y.subject_id = d.id and y.cycle = c.base and y.state = 'raised'
                        and array_position(cast(:steps as text[]), y.step) - 1 > c.ord)))
            """;

    private static final String NOBODY = "select cast(null as bigint) as id where false";

    private static final String STEPS =
            "step as materialized (select * from unnest(cast(:steps as text[])) with ordinality as s(step, n)"
                    + " cross join lateral (select cast(s.n - 1 as integer) as ord) o),\n";

    private final Rule rule;
    private final CycleColumns columns;

    SweepSql(Rule rule, CycleColumns columns) {
        this.rule = rule;
        this.columns = columns;
    }

    /** The cycles with a subject that changed since :since. */
    String changed() {
        return "select distinct %s as grp, %s as base from %s and l.changed_at >= :since and %s is not null"
                .formatted(columns.group(), columns.base(), subjects(), columns.base());
    }

    /** Raises what is due and gives the numbers of each step, raised and passed over. */
    String raise(boolean withMissed) {
        return CYCLES + due() + STEPS + WHO + """
                , raised as (
                  insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id,
                    nobody_zh, nobody_en, due_on, deadline, why_zh, why_en, state)
                  select :district, :rule, n.id, c.base, s.step, :ledger, :sweep, n.region, n.officer,
                         case when n.officer is null then n.nobody_zh end, case when n.officer is null then n.nobody_en end,
                         c.due_on, c.deadline, c.why_zh, c.why_en, 'raised'
                    from named n join cycle c on c.n = n.n join step s on s.ord = c.ord
                  on conflict do nothing
                  returning subject_id, cycle, step)
                """
                + (withMissed ? PASSED : "")
                + "select step, count(*) as raised, 0 as passed from raised group by step"
                + (withMissed ? " union all select step, 0, count(*) from passed group by step" : "");
    }

    /** A subject that came late has been handled at no step, whatever its cycle has; so none is raised after a later one. */
    private static final String PASSED = """
            , passed as (
              insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id,
                nobody_zh, nobody_en, due_on, deadline, why_zh, why_en, state)
              select :district, :rule, n.id, c.base, s.step, :ledger, :sweep, n.region, n.officer,
                     case when n.officer is null then n.nobody_zh end, case when n.officer is null then n.nobody_en end,
                     c.due_on, c.deadline, '', '', 'superseded'
                from cycle c
                join named n on n.n = c.n
                join raised r on r.subject_id = n.id and r.cycle = c.base
                join step s on s.ord < c.ord and (s.ord >= c.missed or n.late)
               where c.missed < c.ord or n.late
              on conflict do nothing
              returning step)
            """;

    /** What {@link #raise} would raise. */
    private String wouldRaise() {
        return CYCLES + due() + STEPS + WHO + """
                , fresh as (
                  select n.id, n.region, n.officer, n.nobody_zh, n.nobody_en, c.base, c.due_on, c.deadline, c.why_zh, c.why_en, s.step
                    from named n join cycle c on c.n = n.n join step s on s.ord = c.ord
                   where not exists (select 1 from rules.occasion o where o.district = :district and o.rule = :rule
                                        and o.subject_id = n.id and o.cycle = c.base and o.step = s.step))
                """;
    }

    String countFresh() {
        return wouldRaise() + "select step, count(*) as raised, 0 as passed from fresh group by step";
    }

    String countFreshByOfficer() {
        return wouldRaise() + """
                select f.officer, c.name, case when f.officer is null then f.nobody_zh end as zh,
                       case when f.officer is null then f.nobody_en end as en, count(*) as n
                  from fresh f
                  left join organisation.officer_card c on c.district = :district and c.id = f.officer
                 group by 1, 2, 3, 4 order by count(*) desc, 1""";
    }

    String countFreshIn(String scope) {
        return wouldRaise() + "select count(*) from fresh f where " + scope;
    }

    /** How many of some records lie in a scope over {@code t}. */
    String countIn(String ids, String scope) {
        return "select count(*) from (%s) u join %s t on t.district = :district and t.id = u.id where %s"
                .formatted(ids, rule.ledger().table(), scope);
    }

    /** Those it would be raised for, by number, a page at a time. */
    String listFresh(String scope) {
        return wouldRaise() + """
                select f.id, f.base, f.step, f.due_on, f.deadline, f.why_zh, f.why_en, f.region, f.officer, c.name,
                       f.nobody_zh, f.nobody_en, t.%s as title, cast(:rule as text) as rule, cast(:ledger as text) as ledger
                  from fresh f
                  join %s t on t.district = :district and t.id = f.id
                  left join organisation.officer_card c on c.district = :district and c.id = f.officer
                 where f.id > :after and %s
                 order by f.id limit :limit""".formatted(rule.ledger().title(), rule.ledger().table(), scope);
    }

    /** How many stand at each step; -2 for those long past. Parameters: sgrp, sord, safter, sto. */
    String countStanding() {
        return """
                select c.ord, count(*) as n
                  from unnest(cast(:sgrp as text[]), cast(:sord as integer[]), cast(:safter as date[]), cast(:sto as date[]))
                       as c(grp, ord, after, upto)
                  join %s
                 group by c.ord""".formatted(subjects(
                "%1$s = c.grp and %2$s > c.after and %2$s <= c.upto".formatted(columns.group(), columns.base())));
    }

    /** How many of those are stopped. Same parameters. */
    String countStopped() {
        return """
                select c.ord, count(*) as n
                  from rules.stopped x
                  join %1$s on l.district = x.district and l.id = x.subject_id and %3$s = x.cycle
                  join unnest(cast(:sgrp as text[]), cast(:sord as integer[]), cast(:safter as date[]), cast(:sto as date[]))
                       as c(grp, ord, after, upto) on %2$s = c.grp and %3$s > c.after and %3$s <= c.upto
                 where x.district = :district and x.rule = :rule and c.ord >= 0 and x.cycle > :earliest and %4$s
                   and not exists (select 1 from rules.occasion o where o.district = x.district and o.rule = x.rule
                          and o.subject_id = x.subject_id and o.cycle = x.cycle and o.step = (cast(:steps as text[]))[c.ord + 1])
                 group by c.ord""".formatted(
                columns.rows(), columns.group(), columns.base(), rule.when().where("l"));
    }

    /** Groups that were recognised once and are known no more, such as a type that left the catalogue. Parameter: known. */
    String strangers() {
        return """
                with recursive g as (
                  (select %1$s as grp from %2$s order by %1$s limit 1)
                  union all
                  select (select %1$s from %2$s and %1$s > g.grp order by %1$s limit 1) from g where g.grp is not null)
                select grp from g where grp is not null and not (grp = any(cast(:known as text[])))""".formatted(columns.group(), subjects());
    }

    /** Subjects of which it cannot be told. Parameters: silent, strangers. */
    String unknown(boolean withStrangers) {
        var untold = "select l.id from " + rule.ledger().table() + " l where l.district = :district and "
                + rule.when().unknown("l");
        var mayBeUntold = rule.when().mayBeUnknown();
        return switch (rule.trigger()) {
            case Trigger.Reckoned ignored -> unknownReckoned(withStrangers, untold, mayBeUntold);
            case Trigger.OnDate(var field, var reach) ->
                "select l.id from " + rule.ledger().table() + " l where l.district = :district and "
                        + rule.when().where("l") + " and l." + field + " is null"
                        + (mayBeUntold ? " union " + untold : "");
            case Trigger.OnChange ignored -> mayBeUntold ? untold : NOBODY;
            case Trigger.Every ignored -> mayBeUntold ? untold : NOBODY;
            case Trigger.ByHand ignored -> NOBODY;
        };
    }

    private String unknownReckoned(boolean withStrangers, String untold, boolean mayBeUntold) {
        var silent = columns.grouped() + " and " + columns.group() + " = any(cast(:silent as text[]))";
        var incomplete = "select l.id from " + rule.ledger().table() + " l where l.district = :district and "
                + rule.when().where("l") + " and (not " + columns.grouped() + " or " + columns.base()
                + " is null) and not coalesce(" + silent + ", false)";
        var strange = " union select l.id from " + subjects() + " and " + columns.group()
                + " = any(cast(:strangers as text[]))";
        return incomplete
                + (withStrangers ? strange : "")
                + (mayBeUntold ? " union " + untold + " and not coalesce(" + silent + ", false)" : "");
    }

    /** Subjects that are long past. Parameters: sgrp, sto. */
    String longPast() {
        return "select l.id from unnest(cast(:sgrp as text[]), cast(:sto as date[])) as c(grp, upto) join "
                + subjects("%s = c.grp and %s <= c.upto".formatted(columns.group(), columns.base()));
    }

    /** The rows that a sweep has to find for some stretch of days. Parameters: from, upto. */
    String finds() {
        return "select l.id from " + subjects() + " and " + columns.base() + " > cast(:from as date) and "
                + columns.base() + " <= cast(:upto as date)";
    }

    /** The records that stand at a step, with its name; of no record where the rule does not hold. */
    String standing(boolean holds) {
        return """
                select distinct on (l.id) l.id, (cast(:steps as text[]))[c.ord + 1] as step
                  from unnest(cast(:sgrp as text[]), cast(:sord as integer[]), cast(:safter as date[]), cast(:sto as date[]))
                       as c(grp, ord, after, upto)
                  join %s
                 where c.ord >= 0 and %s order by l.id""".formatted(
                        subjects("%1$s = c.grp and %2$s > c.after and %2$s <= c.upto"
                                .formatted(columns.group(), columns.base())),
                        holds);
    }

    /** How many reach a step in each stretch of days, by officer. Parameters: fgrp, fstep, fweek, fafter, fto. */
    String forecast(String scope) {
        var base = rule.trigger() instanceof Trigger.Every ? "c.upto" : columns.base();
        var reaches = rule.trigger() instanceof Trigger.Every
                ? "true"
                : "%s = c.grp and %s > c.after and %s <= c.upto"
                        .formatted(columns.group(), columns.base(), columns.base());
        return """
                with ahead as materialized (
                  select c.week, l.region, count(*) as n
                    from unnest(cast(:fgrp as text[]), cast(:fstep as text[]), cast(:fweek as date[]), cast(:fafter as date[]),
                           cast(:fto as date[])) as c(grp, step, week, after, upto)
                    join %1$s
                   where %2$s
                     and not exists (select 1 from rules.stopped x where x.district = :district and x.rule = :rule
                                        and x.subject_id = l.id and x.cycle = %3$s)
                     and not exists (select 1 from rules.occasion o where o.district = :district and o.rule = :rule
                                        and o.subject_id = l.id and o.cycle = %3$s and o.step = c.step)
                   group by 1, 2),
                who as materialized (
                  select * from unnest(cast(:regions as text[]), cast(:officers as bigint[]), cast(:nobodyZh as text[]),
                    cast(:nobodyEn as text[])) as w(region, officer, zh, en))
                select a.week, o.officer, k.name, sum(a.n) as n
                  from ahead a
                  left join who w12 on w12.region = a.region
                  left join who w9 on w9.region = left(a.region, 9) || '000'
                  left join who w6 on w6.region = left(a.region, 6) || '000000'
                 cross join lateral (select case when w12.region is not null then w12.officer
                                                 when w9.region is not null then w9.officer else w6.officer end as officer) o
                  left join organisation.officer_card k on k.district = :district and k.id = o.officer
                 group by 1, 2, 3 order by 1, 2""".formatted(subjects(reaches), scope, base);
    }

    private String due() {
        return """
                due as materialized (
                  select l.id, l.region, c.n, l.changed_at >= :since as late from cycle c join %s and c.everyone
                  union all
                  select l.id, l.region, c.n, l.changed_at >= :since as late from cycle c join %s and not c.everyone and l.changed_at >= :since),
                """.formatted(subjects(joined()), subjects(joined()));
    }

    private String joined() {
        return "%s = c.grp and %s = c.base".formatted(columns.group(), columns.base());
    }

    private String subjects() {
        return columns.rows() + " where " + those();
    }

    private String subjects(String on) {
        return columns.rows() + " on " + those() + " and " + on;
    }

    /** Subjects that meet the condition and whose group is recognised. */
    private String those() {
        return "l.district = :district and %s and %s"
                .formatted(columns.grouped(), rule.when().where("l"));
    }
}
