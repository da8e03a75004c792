-- Another text of a rule, drafted by one person and approved by another, that holds from a day on instead of its file.
-- based_on: the digest of the text that held when the draft was last saved.
create table rules.revision (
    district   text        not null,
    rule       text        not null,
    number     integer     not null,
    text       text        not null,
    based_on   text        not null,
    why        text        not null,
    from_date  date        not null,
    drafted_by text        not null,
    drafted_at timestamptz not null,
    state      text        not null default 'draft' check (state in ('draft', 'approved', 'rejected', 'withdrawn')),
    decided_by text,
    decided_at timestamptz,
    note       text,
    primary key (district, rule, number),
    check ((state = 'draft') = (decided_by is null)),
    check (state <> 'approved' or decided_by <> drafted_by)
);

create index revision_in_force on rules.revision (district, from_date) where state = 'approved';
create unique index one_draft on rules.revision (district, rule) where state = 'draft';
