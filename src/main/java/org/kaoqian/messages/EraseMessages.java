package org.kaoqian.messages;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases messages for good, with questions, answers, receipts and whatever would still tell that somebody was written to.
 * Who wants no messages at all stays known; who wants none of a rule that is gone does not.
 */
@Component
class EraseMessages {

    private static final List<String> STATEMENTS = List.of("""
            delete from messages.opt_out x where x.rule = any(:rules) or x.rule in
              (select m.rule from messages.message m where m.ledger = any(:ledgers))""", """
            delete from messages.question q using messages.message m where m.district = q.district and m.id = q.message_id
               and (m.ledger = any(:ledgers) or m.rule = any(:rules))""", """
            delete from messages.receipt r using messages.message m where m.district = r.district and m.id = r.message_id
               and (m.ledger = any(:ledgers) or m.rule = any(:rules))""", """
            delete from messages.trial_inbox t using messages.message m where m.district = t.district and m.id = t.message_id
               and (m.ledger = any(:ledgers) or m.rule = any(:rules))""");

    /** Of numbers that no message is left of, the count goes too. */
    private static final String MESSAGES = """
            with gone as (
              delete from messages.message m where m.ledger = any(:ledgers) or m.rule = any(:rules)
              returning m.district, m.id, m.recipient_idx),
            numbers as (
              select distinct g.district, encode(g.recipient_idx, 'hex') as recipient from gone g
               where g.recipient_idx is not null and not exists (select 1 from messages.message o
                 where o.district = g.district and o.recipient_idx = g.recipient_idx
                   and o.id not in (select id from gone))),
            used as (
              delete from messages.number_use u using numbers n where u.district = n.district and u.recipient = n.recipient),
            contacted as (
              delete from messages.contact_use u using numbers n where u.district = n.district and u.recipient = 'n:' || n.recipient)
            select count(*) from gone""";

    private final JdbcClient db;
    private final Clock clock;

    EraseMessages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Keeps back what these rules have queued, within the caller's transaction. */
    void stop(Set<String> rules) {
        db.sql("""
                update messages.message set state = 'STOPPED', state_at = :now, version = version + 1,
                    reason_zh = '规则所属的服务包已移除，不再发送。', reason_en = 'The pack of its rule was removed: not sent.'
                where state = 'QUEUED' and rule = any(:rules)""")
                .param("now", Moments.sql(clock.instant()))
                .param("rules", rules.toArray(String[]::new))
                .update();
    }

    /** What went to records of the ledgers and what the rules have raised, within the caller's transaction. */
    void of(Set<String> ledgers, Set<String> rules) {
        STATEMENTS.forEach(statement -> db.sql(statement)
                .param("ledgers", ledgers.toArray(String[]::new))
                .param("rules", rules.toArray(String[]::new))
                .update());
        db.sql(MESSAGES)
                .param("ledgers", ledgers.toArray(String[]::new))
                .param("rules", rules.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
