-- Imports: what was handed in, how far it is, and the rows that were refused. Keys begin with the district.
create sequence ledgers.import_id;

create table ledgers.import (
    district    text        not null,
    id          bigint      not null,
    ledger      text        not null,
    mode        text        not null check (mode in ('upsert', 'insert')),
    file_name   text        not null,
    file_size   bigint      not null,
    file_hash   text        not null,
    uploaded_by text        not null,
    scope       text        not null,
    areas       text[]      not null,
    uploaded_at timestamptz not null,
    state       text        not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'FAILED')),
    phase       text        not null default 'WAITING' check (phase in ('WAITING', 'READING', 'MERGING', 'ENDED')),
    -- Counts the runs of its work. What an earlier run still writes is refused by it.
    attempt     integer     not null default 0,
    rows        bigint      not null default 0,
    inserted    bigint      not null default 0,
    updated     bigint      not null default 0,
    unchanged   bigint      not null default 0,
    rejected    bigint      not null default 0,
    labels      text[]      not null default '{}',
    ignored     text[]      not null default '{}',
    problem_zh  text,
    problem_en  text,
    ended_at    timestamptz,
    primary key (district, id)
);

create index import_by_ledger on ledgers.import (district, ledger, id desc);

create table ledgers.import_reject (
    district text      not null,
    import   bigint    not null,
    line     integer   not null,
    cells    text[]    not null,
    -- One of each for every fault; column -1 stands for the whole row.
    columns  integer[] not null,
    zh       text[]    not null,
    en       text[]    not null,
    primary key (district, import, line)
);
