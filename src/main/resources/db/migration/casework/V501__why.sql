-- Why a rule wants something of the case: the sentence of the occasion that it came to last.
alter table casework.cases add column why_zh text;
alter table casework.cases add column why_en text;
