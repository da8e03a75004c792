-- Whether a sweep applied every rule; one that only followed a change does not stand for the sweep of the day.
alter table rules.sweep add column whole boolean not null default true;
