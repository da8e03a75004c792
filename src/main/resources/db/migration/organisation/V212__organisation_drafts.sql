-- An uploaded organisation workbook between its preview and its application; one for each account.
create table organisation.draft (
    username    text        not null primary key,
    content     bytea       not null,
    uploaded_at timestamptz not null
);
