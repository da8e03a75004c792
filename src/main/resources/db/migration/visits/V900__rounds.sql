-- What phones have sent of visits, once for each key that a phone draws. Keys begin with the district.
create schema visits;

create table visits.result (
    district    text        not null,
    request     uuid        not null,
    case_id     bigint      not null,
    officer     bigint      not null,
    outcome     text        not null,
    visited_at  timestamptz not null,
    received_at timestamptz not null,
    primary key (district, request)
);

create index result_of_case on visits.result (district, case_id);

-- A picture comes before the result that names it; request is null until then.
create table visits.photo (
    district     text        not null,
    id           uuid        not null,
    case_id      bigint      not null,
    officer      bigint      not null,
    officer_name text        not null,
    request      uuid,
    jpeg         bytea       not null,
    width        integer     not null,
    height       integer     not null,
    stored_at    timestamptz not null,
    primary key (district, id)
);

create index photo_of_case on visits.photo (district, case_id);
create index photo_unclaimed on visits.photo (district, officer, stored_at) where request is null;
