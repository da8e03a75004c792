-- What a rule has raised, and how far it has looked. Keys begin with the district, so that the tables can be spread by it.
create schema rules;

create sequence rules.sweep_id;

-- A rule's step for one subject in one cycle, once. 'superseded': a later step came first, this one is never raised; its
-- days and reasons are those of the later one.
create table rules.occasion (
    district   text   not null,
    rule       text   not null,
    subject_id bigint not null,
    cycle      date   not null,
    step       text   not null,
    ledger     text   not null,
    sweep      bigint not null,
    region     text   not null,
    officer_id bigint,
    nobody_zh  text,
    nobody_en  text,
    due_on     date   not null,
    deadline   date,
    why_zh     text   not null,
    why_en     text   not null,
    state      text   not null check (state in ('raised', 'superseded')),
    primary key (district, rule, subject_id, cycle, step)
);

create index occasion_of_sweep on rules.occasion (district, sweep) where state = 'raised';

-- Published: what effects follow.
create view rules.raised_occasion as
select district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id, nobody_zh, nobody_en, due_on, deadline, why_zh, why_en, state
  from rules.occasion
 where state = 'raised';

-- Cycles of which nothing more is raised, because they came to an end.
create table rules.stopped (
    district   text        not null,
    rule       text        not null,
    subject_id bigint      not null,
    cycle      date        not null,
    reason     text        not null,
    at         timestamptz not null,
    primary key (district, rule, subject_id, cycle)
);

create index stopped_by_cycle on rules.stopped (district, rule, cycle);

-- One sweep at a time in a district: it holds its row.
create table rules.turn (
    district text not null primary key
);

-- Up to which changes and which day a rule has looked; another fingerprint means that the rule was rewritten.
create table rules.progress (
    district      text        not null,
    rule          text        not null,
    fingerprint   text        not null,
    as_of         date        not null,
    changes_since timestamptz not null,
    primary key (district, rule)
);

-- Of a group, the cycles after one date up to and with another whose subjects have had a step or a later one.
create table rules.handled (
    district   text not null,
    rule       text not null,
    grp        text not null,
    step       text not null,
    base_after date not null,
    base_to    date not null,
    primary key (district, rule, grp, step)
);

create table rules.sweep (
    district       text        not null,
    id             bigint      not null default nextval('rules.sweep_id'),
    as_of          date        not null,
    dry_run        boolean     not null,
    actor          text        not null,
    started_at     timestamptz not null,
    took_ms        bigint      not null,
    matched        bigint      not null,
    unknown        bigint      not null,
    created        bigint      not null,
    already_raised bigint      not null,
    would_create   bigint      not null,
    primary key (district, id)
);

create table rules.sweep_rule (
    district     text   not null,
    sweep        bigint not null,
    rule         text   not null,
    unknown      bigint not null,
    stopped      bigint not null,
    long_past    bigint not null,
    primary key (district, sweep, rule)
);

create table rules.sweep_step (
    district     text    not null,
    sweep        bigint  not null,
    rule         text    not null,
    ord          integer not null,
    step         text    not null,
    matched      bigint  not null,
    created      bigint  not null,
    already_raised bigint not null,
    superseded   bigint  not null,
    would_create bigint  not null,
    primary key (district, sweep, rule, ord)
);
