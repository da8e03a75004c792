-- Built-in ledgers of people and of places; what is sensitive is kept as ciphertext with a blind index beside it.
create table ledgers.person (
    district      text        not null,
    id            bigint      not null default nextval('ledgers.record_id'),
    number        text        not null,
    name          text        not null,
    id_number     text,
    id_number_idx bytea,
    phone         text,
    phone_idx     bytea,
    sex           text,
    born          date,
    region        text        not null,
    address       text,
    version       integer     not null default 1,
    changed_at    timestamptz not null default now(),
    primary key (district, id),
    constraint person_key unique (district, number)
);

create unique index person_one_id_number on ledgers.person (district, id_number_idx);
create index person_by_phone on ledgers.person (district, phone_idx);
create index person_by_name on ledgers.person (district, name collate "zh-x-icu", id);
create index person_by_region on ledgers.person (district, region, id);
create index person_by_change on ledgers.person (district, changed_at);

create table ledgers.premises (
    district   text        not null,
    id         bigint      not null default nextval('ledgers.record_id'),
    number     text        not null,
    name       text        not null,
    address    text,
    region     text        not null,
    point      text,
    area       numeric,
    usage      text,
    version    integer     not null default 1,
    changed_at timestamptz not null default now(),
    primary key (district, id),
    constraint premises_key unique (district, number)
);

create index premises_by_name on ledgers.premises (district, name collate "zh-x-icu", id);
create index premises_by_region on ledgers.premises (district, region, id);
create index premises_by_change on ledgers.premises (district, changed_at);

alter table ledgers.enterprise add column contact_idx bytea, add column phone_idx bytea;
alter table ledgers.licence add column contact_idx bytea, add column phone_idx bytea;
create index enterprise_by_contact_idx on ledgers.enterprise (district, contact_idx);
create index enterprise_by_phone_idx on ledgers.enterprise (district, phone_idx);
create index licence_by_contact_idx on ledgers.licence (district, contact_idx);
create index licence_by_phone_idx on ledgers.licence (district, phone_idx);

-- A known text, sealed: by it a start sees whether it has the right key.
create table ledgers.encryption (
    one   boolean primary key default true check (one),
    proof text not null
);

-- The columns whose values from before encryption have all been sealed.
create table ledgers.sealed_column (
    name text primary key
);

-- What changed in a record, one row for each column; sensitive values as ciphertext. A row with the column '' tells
-- of the record as a whole: added (after is '+') or removed (after is '-').
create table ledgers.change (
    district text        not null,
    ledger   text        not null,
    record   bigint      not null,
    field    text        not null,
    version  integer     not null,
    before   text,
    after    text,
    at       timestamptz not null,
    by       text        not null,
    why      text        not null,
    batch    bigint,
    primary key (district, ledger, record, field, version)
);

create index change_by_batch on ledgers.change (district, batch) where batch is not null;

-- Changes of many records at once: an import (by the import's own number), a bulk change, or the undoing of either.
create table ledgers.batch (
    district text        not null,
    id       bigint      not null,
    ledger   text        not null,
    kind     text        not null check (kind in ('IMPORT', 'BULK', 'UNDO')),
    scope    text        not null,
    at       timestamptz not null,
    by       text        not null,
    why      text        not null,
    undoes   bigint,
    primary key (district, id)
);

create unique index batch_undone_once on ledgers.batch (district, undoes) where undoes is not null;
create index batch_by_ledger on ledgers.batch (district, ledger, id desc);

-- The records that a batch added, some thousands to a row: an import of a million takes two hundred rows.
create table ledgers.added (
    district text   not null,
    ledger   text   not null,
    batch    bigint not null,
    from_id  bigint not null,
    to_id    bigint not null,
    ids      bigint[] not null,
    primary key (district, ledger, batch, from_id)
);

create index added_by_record on ledgers.added (district, ledger, from_id, to_id);

-- Files that records hold; their bytes lie in the data folder. The number cannot be guessed.
create table ledgers.file (
    district   text        not null,
    id         text        not null,
    ledger     text        not null,
    name       text        not null,
    media_type text        not null,
    size       bigint      not null,
    sha256     text        not null,
    at         timestamptz not null,
    by         text        not null,
    primary key (district, id)
);

alter table ledgers.import add column duties text[] not null default '{}';
