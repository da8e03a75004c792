-- A password that somebody else gave opens nothing but the way to one's own.
alter table organisation.account add column must_change boolean not null default false;
