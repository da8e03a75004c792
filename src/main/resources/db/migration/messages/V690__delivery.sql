-- Published: how many messages stand where.
create view messages.delivery as
select district, region, state, state_at, created_at
  from messages.message;
