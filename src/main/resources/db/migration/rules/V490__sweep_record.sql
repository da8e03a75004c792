-- Published: which days were swept, and what was found.
create view rules.sweep_record as
select district, id, as_of, dry_run, actor, started_at, took_ms, matched, unknown, created
  from rules.sweep;
