-- What the handbook said from when on. Keys begin with the district.
create schema handbook;

-- One edition a change: the first time that anything read otherwise.
create table handbook.edition (
    district text        not null,
    number   integer     not null,
    issued   timestamptz not null,
    digest   text        not null,
    articles integer     not null,
    primary key (district, number)
);

create index edition_by_time on handbook.edition (district, issued);

-- An article as it read from one edition on, until another. Only what differs is kept. place orders the articles.
create table handbook.article (
    district   text    not null,
    article    text    not null,
    since      integer not null,
    until      integer,
    item       text    not null,
    item_name  text    not null,
    place      integer not null,
    title      text    not null,
    answer     text    not null,
    basis      text    not null,
    confidence text    not null,
    valid_from date,
    digest     text    not null,
    primary key (district, article, since),
    constraint until_is_later check (until > since)
);

create index article_that_ended on handbook.article (district, until) where until is not null;
create index article_that_began on handbook.article (district, since);

-- Where a street or town is reached, as the district said.
create table handbook.street (
    district text        not null,
    region   text        not null,
    name     text        not null check (name in ('counter', 'phone', 'hours', 'officer')),
    value    text        not null,
    set_by   text        not null,
    set_at   timestamptz not null,
    primary key (district, region, name)
);
