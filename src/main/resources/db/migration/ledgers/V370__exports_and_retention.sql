-- Exports of people's data: who asks for what and why, who decided, and whether the file was fetched.
create sequence ledgers.export_id;

create table ledgers.export_request (
    district   text        not null,
    id         bigint      not null default nextval('ledgers.export_id'),
    ledger     text        not null,
    filter     text        not null,
    reveal     boolean     not null,
    why        text        not null,
    count      bigint      not null,
    scope      text        not null,
    state      text        not null default 'ASKED' check (state in ('ASKED', 'APPROVED', 'REFUSED', 'FETCHED')),
    asked_by   text        not null,
    asked_at   timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    fetched_at timestamptz,
    primary key (district, id),
    check (decided_by <> asked_by)
);

create index export_request_by_state on ledgers.export_request (district, state, id desc);

-- What was deleted because its time was over is a batch, too; nobody can undo it.
alter table ledgers.batch drop constraint batch_kind_check;
alter table ledgers.batch add constraint batch_kind_check check (kind in ('IMPORT', 'BULK', 'UNDO', 'RETENTION'));
