-- What dashboards count stands in the index alone; and what somebody said did not help is found at once.
create index turn_counted on knowledge.turn (district, at) include (kind, item, helpful);
create index turn_unhelpful on knowledge.turn (district, at) where helpful = false;
create index handover_by_id on knowledge.handover (district, id) include (conversation, consented_at);
