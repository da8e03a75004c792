-- Failed sign-ins and living tokens. Kept here and not in memory, so that a restart forgives nobody.
create schema access;

-- One row for each name that was typed (whether or not there is such an account: a lock-out tells nothing) and for each address.
create table access.failed_sign_in (
    kind         text        not null check (kind in ('name', 'address')),
    who          text        not null,
    failures     integer     not null,
    last_at      timestamptz not null,
    locked_until timestamptz,
    primary key (kind, who)
);

create index failed_sign_in_by_time on access.failed_sign_in (last_at);

-- A token is 256 random bits and only its SHA-256 is kept.
create table access.token (
    hash       bytea       not null primary key,
    username   text        not null,
    issued_at  timestamptz not null,
    expires_at timestamptz not null
);

create index token_by_expiry on access.token (expires_at);
