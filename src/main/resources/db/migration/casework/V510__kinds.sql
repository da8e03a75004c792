-- Cases of kinds that packs state. The labels of an outcome stay with the case, whatever becomes of the pack.
alter table casework.cases add column case_kind text;
alter table casework.cases add column outcome_zh text;
alter table casework.cases add column outcome_en text;

create index case_of_kind on casework.cases (district, case_kind, officer_id) where case_kind is not null and state <> 'closed';

-- Published: with the kind.
create or replace view casework.open_case as
select district, id, rule, step, cycle, ledger, subject_id, title, title_en, holder, code, number, kind, premises, region, officer_id,
       state, deadline, postponed_until, opened_at, version, case_kind
from casework.cases
where state <> 'closed';
