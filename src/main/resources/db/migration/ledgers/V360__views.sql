-- Ways to look at a ledger that somebody keeps for themselves or shares.
create sequence ledgers.view_id;

create table ledgers.view (
    district text        not null,
    id       bigint      not null default nextval('ledgers.view_id'),
    ledger   text        not null,
    title    text        not null,
    shape    text        not null check (shape in ('grid', 'board', 'calendar')),
    filter   text        not null,
    sort     text        not null,
    columns  text[]      not null,
    by_field text,
    owner    text        not null,
    shared   boolean     not null,
    at       timestamptz not null,
    primary key (district, id)
);

create index view_of_ledger on ledgers.view (district, ledger);
