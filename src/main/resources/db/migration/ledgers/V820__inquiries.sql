-- The built-in ledger of questions that went to a person; how to reach whoever asked is kept as ciphertext.
create table ledgers.inquiry (
    district   text        not null,
    id         bigint      not null default nextval('ledgers.record_id'),
    number     text        not null,
    title      text        not null,
    question   text,
    item       text,
    phone      text,
    phone_idx  bytea,
    asked      date        not null,
    status     text,
    answer     text,
    passed_to  text,
    answered   date,
    region     text        not null,
    version    integer     not null default 1,
    changed_at timestamptz not null default now(),
    primary key (district, id),
    constraint inquiry_key unique (district, number)
);

create index inquiry_by_phone on ledgers.inquiry (district, phone_idx);
create index inquiry_by_region on ledgers.inquiry (district, region, id);
create index inquiry_by_change on ledgers.inquiry (district, changed_at);
