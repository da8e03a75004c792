-- Not everybody may know of every ledger, so the numbers of cases are told apart by it.
create or replace view casework.workload as
select district, region, officer_id, state, due, outcome, contacted_on, opened_at, closed_at, ledger, case_kind, rule
  from casework.cases;
