-- The last day that the text names, null where it names none: a message is not sent once its case has another.
alter table messages.message add column deadline date;
