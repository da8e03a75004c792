-- What a district adds to the calendar and the catalogue that the program carries.
create schema licensing;

-- Years whose holidays were entered here because they were announced after this program was built.
create table licensing.calendar_year (
    district   text        not null,
    year       integer     not null check (year between 2000 and 2200),
    announced  date        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    primary key (district, year)
);

-- Days that differ from the national calendar, or that belong to a year entered here (year is then set).
create table licensing.calendar_day (
    district   text        not null,
    day        date        not null,
    working    boolean     not null,
    year       integer,
    reason     text        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    primary key (district, day)
);

-- The window that a district confirmed for a type whose own window is not law that we know.
create table licensing.type_setting (
    district     text        not null,
    code         text        not null,
    earliest     integer check (earliest >= latest),
    latest       integer     not null check (latest >= 0),
    unit         text        not null check (unit in ('WORKDAY', 'DAY', 'MONTH')),
    note         text        not null,
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    primary key (district, code)
);
