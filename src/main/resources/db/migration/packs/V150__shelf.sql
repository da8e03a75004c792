-- The packs of this installation with their files as they were installed: what runs is what lies here, in every process.
create schema packs;

create table packs.pack (
    name         text        not null primary key,
    version      integer     not null,
    -- 'removed': its tables keep their rows until an administrator purges them.
    state        text        not null check (state in ('installed', 'removed')),
    installed_at timestamptz not null,
    installed_by text        not null
);

create table packs.file (
    pack text not null references packs.pack (name) on delete cascade,
    path text not null,
    text text not null,
    primary key (pack, path)
);

-- Grows with every change, so that other processes notice.
create table packs.generation (
    only_row boolean not null primary key default true check (only_row),
    number   bigint  not null
);

insert into packs.generation (number) values (0);
