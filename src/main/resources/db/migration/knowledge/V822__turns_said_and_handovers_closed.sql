-- What was said where no entry answered: the question back, or what to do now.
alter table knowledge.turn add column said text;

-- How a request came out; and whether an officer proposed it to the editor. The contact is ciphertext from now on.
alter table knowledge.handover add column outcome text check (outcome in ('answered', 'passed', 'unreachable'));
alter table knowledge.handover add column proposed_at timestamptz;
alter table knowledge.handover add column proposed_by text;
update knowledge.handover set outcome = 'answered' where state = 'answered';

create index handover_by_case on knowledge.handover (district, case_id) where case_id is not null;
