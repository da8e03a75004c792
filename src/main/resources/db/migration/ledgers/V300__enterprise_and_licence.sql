-- The two built-in ledgers. Keys begin with the district, so that the tables can be spread by it.
create schema ledgers;

create sequence ledgers.record_id;

create table ledgers.enterprise (
    district   text        not null,
    id         bigint      not null default nextval('ledgers.record_id'),
    code       text        not null,
    name       text        not null,
    premises   text,
    region     text        not null,
    contact    text,
    phone      text,
    industry   text,
    registered date,
    status     text        not null default 'active',
    version    integer     not null default 1,
    changed_at timestamptz not null default now(),
    primary key (district, id),
    unique (district, code)
);

create index enterprise_by_name on ledgers.enterprise (district, name collate "zh-x-icu", id);
create index enterprise_by_region on ledgers.enterprise (district, region, id);
create index enterprise_by_registered on ledgers.enterprise (district, registered, id);

-- type holds the catalogue's code where type_known, else the text as it was handed in.
create table ledgers.licence (
    district   text        not null,
    id         bigint      not null default nextval('ledgers.record_id'),
    number     text        not null,
    type       text        not null default '',
    type_known boolean     not null default false,
    holder     text        not null,
    code       text,
    premises   text,
    region     text        not null,
    contact    text,
    phone      text,
    issued     date,
    expires    date,
    status     text        not null default 'valid',
    version    integer     not null default 1,
    changed_at timestamptz not null default now(),
    primary key (district, id),
    unique (district, number, type)
);

create index licence_due on ledgers.licence (district, type, expires) where status = 'valid';
create index licence_incomplete on ledgers.licence (district, id) where status = 'valid' and (not type_known or expires is null);
create index licence_by_holder on ledgers.licence (district, holder collate "zh-x-icu", id);
create index licence_by_region on ledgers.licence (district, region, id);
create index licence_by_expiry on ledgers.licence (district, expires, id);
create index licence_by_code on ledgers.licence (district, code);
