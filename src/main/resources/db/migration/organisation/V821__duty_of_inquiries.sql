-- Answering what people ask is a duty of posts like any other.
insert into organisation.duty (code, zh, en) values ('inquiry', '咨询答复', 'Inquiries') on conflict (code) do nothing;
