-- A message's number is a copy of its ledger's: ciphertext, and the blind index by which equal numbers are found. In
-- number_use the number itself is that index, in hexadecimal digits.
alter table messages.message add column recipient_idx bytea;
alter table messages.receipt add column recipient_idx bytea;
alter table messages.trial_inbox add column recipient_idx bytea;

drop index messages.message_by_recipient;
create index message_by_recipient on messages.message (district, recipient_idx, id);
drop index messages.receipt_by_recipient;
create index receipt_by_recipient on messages.receipt (district, recipient_idx, happened_at) where recipient_idx is not null;
