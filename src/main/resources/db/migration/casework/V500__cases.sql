-- Cases and their timelines. Keys begin with the district, so that the tables can be spread by it.
create schema casework;

create sequence casework.case_id cache 100;
create sequence casework.entry_id cache 100;

-- What the case shows of its subject (holder, code, number, kind, premises) is as it was when the case was opened.
create table casework.cases (
    district        text        not null,
    id              bigint      not null default nextval('casework.case_id'),
    version         integer     not null default 1,
    rule            text,
    step            text,
    cycle           date,
    ledger          text        not null,
    subject_id      bigint      not null,
    title           text        not null,
    title_en        text        not null,
    holder          text        not null,
    code            text,
    number          text,
    kind            text,
    premises        text,
    region          text        not null,
    officer_id      bigint,
    nobody_zh       text,
    nobody_en       text,
    state           text        not null default 'open',
    deadline        date,
    postponed_until date,
    outcome         text,
    contacted_on    date,
    contact_way     text,
    contact_result  text,
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    request         uuid,
    -- the day on which the officer has to look at it again; infinity where there is none
    due             date        not null generated always as (coalesce(postponed_until, deadline, 'infinity'::date)) stored,
    primary key (district, id),
    unique (district, rule, ledger, subject_id, cycle),
    constraint one_officer_or_a_reason check ((officer_id is null) = (nobody_zh is not null)),
    constraint postponed_has_a_day check ((state = 'postponed') = (postponed_until is not null)),
    constraint closed_has_an_outcome check ((state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null)),
    constraint known_state check (state in ('open', 'postponed', 'closed'))
);

create index case_of_officer on casework.cases (district, officer_id, due, id) where state <> 'closed';
create index case_by_day on casework.cases (district, due, id) where state <> 'closed';
create index case_of_subject on casework.cases (district, ledger, subject_id);
create index case_of_code on casework.cases (district, code) where code is not null;
create index case_of_number on casework.cases (district, number) where number is not null;
create unique index case_of_request on casework.cases (district, request) where request is not null;

-- request: the key of the form that made the entry; the same form sent twice makes one entry.
create table casework.entry (
    district   text        not null,
    case_id    bigint      not null,
    id         bigint      not null default nextval('casework.entry_id'),
    at         timestamptz not null,
    actor      text        not null,
    actor_name text,
    kind       text        not null,
    note       text        not null default '',
    zh         text        not null,
    en         text        not null,
    version    integer     not null,
    request    uuid,
    primary key (district, case_id, id)
);

create unique index entry_of_request on casework.entry (district, case_id, request) where request is not null;

-- Published: the cases that are still being worked on.
create view casework.open_case as
select district, id, rule, step, cycle, ledger, subject_id, title, title_en, holder, code, number, kind, premises, region, officer_id,
       state, deadline, postponed_until, opened_at, version
from casework.cases
where state <> 'closed';
