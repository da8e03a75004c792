-- How long a record has met the condition of a rule that acts on change or by hand; the day it began is the cycle.
create table rules.episode (
    district   text   not null,
    rule       text   not null,
    subject_id bigint not null,
    since      date   not null,
    ended      date,
    primary key (district, rule, subject_id, since)
);

create unique index episode_open on rules.episode (district, rule, subject_id) where ended is null;
