-- The outbox: every message that was prepared, and how it ended. Keys begin with the district, so that the tables can be spread by it.
create schema messages;

create sequence messages.message_id;

-- recipient is null where nobody left a mobile number. attempts counts the starts of sending; owner and lease_until say
-- which process is sending and until when it may still be believed alive.
create table messages.message (
    district    text        not null,
    id          bigint      not null default nextval('messages.message_id'),
    case_id     bigint,
    ledger      text        not null,
    subject_id  bigint      not null,
    rule        text,
    step        text,
    cycle       date,
    template    text        not null,
    region      text        not null,
    recipient   text,
    holder      text        not null,
    body        text        not null,
    state       text        not null check (state in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'UNDELIVERED', 'FAILED',
                                                      'UNCERTAIN', 'STOPPED', 'UNREACHABLE')),
    state_at    timestamptz not null,
    not_before  timestamptz not null,
    reason_zh   text,
    reason_en   text,
    gateway     text,
    gateway_ref text,
    attempts    integer     not null default 0,
    owner       text,
    started_at  timestamptz,
    lease_until timestamptz,
    created_at  timestamptz not null,
    version     integer     not null default 1,
    primary key (district, id),
    unique (district, rule, subject_id, cycle, step),
    check (recipient is not null or state in ('UNREACHABLE', 'STOPPED')),
    check (state <> 'SENDING' or (owner is not null and lease_until is not null and attempts > 0))
);

create index message_to_send on messages.message (district, not_before, id) where state = 'QUEUED';
create index message_being_sent on messages.message (district, lease_until) where state = 'SENDING';
create index message_by_state on messages.message (district, state, id);
create index message_by_subject on messages.message (district, ledger, subject_id, id);
create index message_by_case on messages.message (district, case_id) where case_id is not null;
create index message_by_reference on messages.message (district, gateway, gateway_ref) where gateway_ref is not null;
create index message_by_recipient on messages.message (district, recipient, id);

-- When sending to a number was started, newest last: what the caps are judged by.
create table messages.number_use (
    district  text          not null,
    recipient text          not null,
    times     timestamptz[] not null default '{}',
    primary key (district, recipient)
);

-- Receipts as they came, also those that no message answers to yet. One gateway says one thing of one reference once.
create table messages.receipt (
    district    text        not null,
    gateway     text        not null,
    reference   text        not null,
    outcome     text        not null check (outcome in ('DELIVERED', 'UNDELIVERED')),
    code        text,
    message_id  bigint,
    recipient   text,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    primary key (district, gateway, reference, outcome)
);

create index receipt_by_message on messages.receipt (district, message_id) where message_id is not null;
create index receipt_by_recipient on messages.receipt (district, recipient, happened_at) where recipient is not null;

-- What the trial gateway took in: nothing of it leaves the machine.
create table messages.trial_inbox (
    district    text        not null,
    reference   text        not null,
    message_id  bigint      not null,
    attempt     integer     not null,
    recipient   text        not null,
    body        text        not null,
    received_at timestamptz not null,
    outcome     text,
    primary key (district, reference)
);

create index trial_inbox_newest on messages.trial_inbox (district, received_at desc);
