-- The audit chain: every entry's hash covers the hash before it, so that no entry can be changed, removed or put in
-- between without the chain showing where.
create schema audit;

create table audit.entry (
    seq     bigint      primary key,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    detail  text        not null,
    hash    text        not null
);

create index entry_by_subject on audit.entry (subject, seq);
create index entry_by_actor on audit.entry (actor, seq);

-- One row: the end of the chain. Whoever appends holds it until the end of the transaction.
create table audit.head (
    one  boolean primary key default true check (one),
    seq  bigint  not null,
    hash text    not null
);

insert into audit.head (seq, hash) values (0, repeat('0', 64));
