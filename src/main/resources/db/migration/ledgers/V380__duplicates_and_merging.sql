-- Which records look like the same, what people said of them, and what became one. Keys begin with the district.

-- What was compared of a record, up to which version of it. keys: the numbers under which records are looked for that
-- could be the same; print: a digest of the compared values. Nothing here can be read back.
create table ledgers.likeness (
    district text    not null,
    ledger   text    not null,
    record   bigint  not null,
    version  integer not null,
    print    bytea   not null,
    keys     bigint[] not null,
    paired   boolean not null default false,
    primary key (district, ledger, record)
);

create index likeness_to_pair on ledgers.likeness (district, ledger, record) where not paired;

create table ledgers.likeness_key (
    district text   not null,
    key      bigint not null,
    record   bigint not null,
    primary key (district, key, record)
);

-- How far a ledger was looked through. Another shape means that other fields are compared, or in another way.
create table ledgers.likeness_progress (
    district text        not null,
    ledger   text        not null,
    shape    text        not null,
    changes  timestamptz not null,
    at       timestamptz not null,
    primary key (district, ledger)
);

-- Two records that may be the same, the lower number first. same: the fields that have the same value; near: how like
-- name and address are, in percent, 0 where they are not; rank: the smaller, the likelier. The prints are those of the
-- records when they were compared: what somebody dismissed stays dismissed as long as both are the same.
create table ledgers.duplicate (
    district     text        not null,
    ledger       text        not null,
    one          bigint      not null,
    other        bigint      not null,
    same         text[]      not null,
    near         smallint    not null,
    rank         smallint    not null,
    one_print    bytea       not null,
    other_print  bytea       not null,
    found_at     timestamptz not null,
    dismissed_by text,
    dismissed_at timestamptz,
    why          text,
    primary key (district, ledger, one, other),
    check (one < other)
);

create index duplicate_to_settle on ledgers.duplicate (district, ledger, rank, one, other) where dismissed_at is null;
create index duplicate_of_other on ledgers.duplicate (district, ledger, other);

-- Records that were merged into another one; their addresses lead there.
create table ledgers.merged (
    district text        not null,
    ledger   text        not null,
    lost     bigint      not null,
    kept     bigint      not null,
    batch    bigint      not null,
    at       timestamptz not null,
    by       text        not null,
    primary key (district, ledger, lost)
);

create index merged_by_batch on ledgers.merged (district, batch);
create index merged_into on ledgers.merged (district, ledger, kept);

-- Keys that no record bears any longer since two became one; a file that names one means that record.
create table ledgers.former_key (
    district text   not null,
    ledger   text   not null,
    key      text[] not null,
    record   bigint not null,
    batch    bigint not null,
    primary key (district, ledger, key)
);

create index former_key_by_batch on ledgers.former_key (district, batch);

-- What other modules keep of a record and moved to the one that it became: by this an undoing finds it again.
create table ledgers.followed (
    district text   not null,
    batch    bigint not null,
    what     text   not null,
    moved    text[] not null,
    primary key (district, batch, what)
);

alter table ledgers.batch drop constraint batch_kind_check;
alter table ledgers.batch add constraint batch_kind_check check (kind in ('IMPORT', 'BULK', 'UNDO', 'RETENTION', 'MERGE'));

create index enterprise_by_change on ledgers.enterprise (district, changed_at);
