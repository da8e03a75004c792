-- statutory: owed by law, so neither held back by the contact budget nor opted out of. firm: the subject's credit code, where
-- it is one. counted: the message has spent its share of the budget; further tries are free. ask: the field that its link asks for.
alter table messages.message add column statutory boolean not null default false;
alter table messages.message add column firm text;
alter table messages.message add column counted boolean not null default false;
alter table messages.message add column ask text;
alter table messages.message add column answered_at timestamptz;
update messages.message set statutory = true where rule = 'licence-renewal';

-- When service messages to a person (n: and the number's blind index) or a firm (c: and its credit code) were started,
-- newest last: what the contact budget is judged by.
create table messages.contact_use (
    district  text          not null,
    recipient text          not null,
    times     timestamptz[] not null default '{}',
    primary key (district, recipient)
);

-- Who wants no service messages (PIPL art. 24): of one rule, or, where rule is empty, of any.
create table messages.opt_out (
    district      text        not null,
    recipient_idx bytea       not null,
    rule          text        not null default '',
    at            timestamptz not null,
    by            text        not null,
    how           text        not null,
    primary key (district, recipient_idx, rule)
);

-- One address for each time that a message with a question was sent. The token itself is kept nowhere.
create table messages.question (
    district    text        not null,
    token_hash  bytea       not null,
    message_id  bigint      not null,
    ledger      text        not null,
    subject_id  bigint      not null,
    field       text        not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null,
    answered_at timestamptz,
    primary key (district, token_hash)
);

create index question_by_message on messages.question (district, message_id);
