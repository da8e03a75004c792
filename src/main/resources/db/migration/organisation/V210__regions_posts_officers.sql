-- Who is where and responsible for what. Keys begin with the district; days are inclusive on both ends; an open end is null.
create schema organisation;

create sequence organisation.post_id;
create sequence organisation.officer_id;
create sequence organisation.absence_id;

create table organisation.region (
    district   text not null,
    code       text not null check (code ~ '^[1-9][0-9]{11}$'),
    name       text not null,
    kind       text not null check (kind in ('DISTRICT', 'ZONE', 'STREET', 'TOWN', 'COMMUNITY', 'VILLAGE')),
    parent     text,
    valid_from date not null default '2000-01-01',
    valid_to   date,
    primary key (district, code),
    foreign key (district, parent) references organisation.region (district, code),
    check ((parent is null) = (kind = 'DISTRICT')),
    check (valid_to is null or valid_to >= valid_from)
);

create index region_by_parent on organisation.region (district, parent);

-- What posts can be responsible for. Packs add their own.
create table organisation.duty (
    code text not null primary key check (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    zh   text not null,
    en   text not null
);

insert into organisation.duty (code, zh, en) values ('licence-renewal', '许可延续', 'Licence renewal');

-- rank: the smaller goes first.
create table organisation.post (
    district text    not null,
    id       bigint  not null default nextval('organisation.post_id'),
    region   text    not null,
    title    text    not null,
    rank     integer not null default 100,
    primary key (district, id),
    foreign key (district, region) references organisation.region (district, code)
);

create index post_by_region on organisation.post (district, region);

create table organisation.post_duty (
    district text   not null,
    post     bigint not null,
    duty     text   not null references organisation.duty (code),
    primary key (district, post, duty),
    foreign key (district, post) references organisation.post (district, id)
);

create index post_duty_by_duty on organisation.post_duty (district, duty);

-- post is the main post; its region is what the officer sees.
create table organisation.officer (
    district text    not null,
    id       bigint  not null default nextval('organisation.officer_id'),
    name     text    not null,
    phone    text    not null default '',
    post     bigint  not null,
    version  integer not null default 1,
    primary key (district, id),
    foreign key (district, post) references organisation.post (district, id)
);

create table organisation.holding (
    district  text   not null,
    post      bigint not null,
    officer   bigint not null,
    held_from date   not null,
    held_to   date,
    primary key (district, post, officer, held_from),
    foreign key (district, post) references organisation.post (district, id),
    foreign key (district, officer) references organisation.officer (district, id),
    check (held_to is null or held_to >= held_from)
);

create index holding_by_officer on organisation.holding (district, officer);

-- Two absences of one officer never overlap: whoever records one locks the officer's row first.
create table organisation.absence (
    district    text        not null,
    id          bigint      not null default nextval('organisation.absence_id'),
    officer     bigint      not null,
    absent_from date        not null,
    absent_to   date        not null,
    reason      text        not null,
    cover       bigint,
    recorded_at timestamptz not null default now(),
    version     integer     not null default 1,
    primary key (district, id),
    foreign key (district, officer) references organisation.officer (district, id),
    foreign key (district, cover) references organisation.officer (district, id),
    check (absent_to >= absent_from),
    check (cover <> officer)
);

create index absence_by_officer on organisation.absence (district, officer, absent_to);
create index absence_by_cover on organisation.absence (district, cover, absent_to) where cover is not null;

-- Usernames are kept in lower case; the hash is what Spring Security's delegating encoder writes.
create table organisation.account (
    username      text    not null primary key check (username = lower(username)),
    district      text    not null,
    officer       bigint  not null,
    password_hash text    not null,
    role          text    not null check (role in ('ADMINISTRATOR', 'CLERK', 'OFFICER', 'LEADER', 'AUDITOR')),
    active        boolean not null default true,
    version       integer not null default 1,
    unique (district, officer),
    foreign key (district, officer) references organisation.officer (district, id)
);

-- Published: how other modules' statements show an officer.
create view organisation.officer_card as
select o.district, o.id, o.name, coalesce(a.username, '') as username, p.region, p.title as post, o.phone
  from organisation.officer o
  join organisation.post p on p.district = o.district and p.id = o.post
  left join organisation.account a on a.district = o.district and a.officer = o.id;
