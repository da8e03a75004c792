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

-- Their days: worked in exchange, or off.
create table licensing.calendar_year_day (
    district text    not null,
    year     integer not null,
    day      date    not null,
    working  boolean not null,
    primary key (district, year, day),
    foreign key (district, year) references licensing.calendar_year (district, year) on delete cascade
);

-- Single days that differ here, such as a local festival; they go before every year's.
create table licensing.calendar_day (
    district   text        not null,
    day        date        not null,
    working    boolean     not null,
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
