-- What falls due is read from an index alone; what changed since a moment is found without reading the rest.
drop index ledgers.licence_due;
create index licence_due on ledgers.licence (district, type, expires) where status = 'valid' and type_known;
create index licence_by_change on ledgers.licence (district, changed_at);
