-- Published: how much work there is where, and how it ends.
create view casework.workload as
select district, region, officer_id, state, due, outcome, contacted_on, opened_at, closed_at
  from casework.cases;
