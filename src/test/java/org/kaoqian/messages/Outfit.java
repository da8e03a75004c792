package org.kaoqian.messages;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.kaoqian.installation.TestDatabase;
import org.kaoqian.ledgers.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL with the schemas that the outbox touches, and rows put there by hand. */
final class Outfit {

    static final String DISTRICT = "510199";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    static final Seals SEALS = Seals.aes(new byte[32]);

    final JdbcClient db = JdbcClient.create(Database.SOURCE);
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(Database.SOURCE));

    Outfit() {
        db.sql("""
                truncate messages.message, messages.number_use, messages.contact_use, messages.opt_out, messages.question, messages.receipt, messages.trial_inbox, ledgers.licence, casework.cases
                """).update();
    }

    static String url() {
        return Database.URL;
    }

    /** Apart, so that a process of its own that only reads constants does not start a database. */
    private static final class Database {

        private static final String URL = TestDatabase.freshUrl();
        private static final HikariDataSource SOURCE = pool();

        private static HikariDataSource pool() {
            var source = new HikariDataSource();
            source.setJdbcUrl(URL);
            source.setUsername("postgres");
            source.setMaximumPoolSize(12);
            return source;
        }
    }

    /** Ends every connection to this database but the one that asks for it. */
    void cutOffAllOthers() {
        db.sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """).query(Long.class).single();
    }

    void reconnect() {
        Database.SOURCE.getHikariPoolMXBean().softEvictConnections();
    }

    Claims claims(Clock clock) {
        return new Claims(db, transaction, SEALS, rule -> Optional.empty(), clock);
    }

    Receipts receipts(Clock clock) {
        return new Receipts(db, SEALS, clock);
    }

    Outbox outbox(Clock clock) {
        return new Outbox(db, receipts(clock), clock);
    }

    Sending sending(SmsGateway gateway, SendingLimits limits, Clock clock) {
        return new Sending(claims(clock), outbox(clock), gateway, limits, clock);
    }

    /** Queues messages for licences with numbers of their own, from the first id on; no cases. */
    void queue(int count) {
        db.sql("""
                insert into ledgers.licence (district, id, number, type, holder, region, phone)
                select :district, n, 'N' || n, 'food', '示例餐饮店' || n, '510199001001', (13800000000 + n)::text
                from generate_series(1, :count) as n
                """).param("district", DISTRICT).param("count", count).update();
        db.sql("""
                insert into messages.message (district, id, ledger, subject_id, rule, step, cycle, template, region, recipient, holder, body,
                                              state, state_at, not_before, created_at)
                select district, id, 'licence', id, 'licence-renewal', 'opens', date '2027-03-01', 'renewal-opens', region, phone, holder,
                       '第' || id || '条', 'QUEUED', :now, :now, :now
                from ledgers.licence
                """).param("now", Moments.sql(MONDAY_TEN.minusSeconds(60))).update();
        Numbers.seal(db, SEALS);
    }

    /** Gives every licence and message a number that is made of its id, as an expression of SQL. */
    void giveNumbers(String expression) {
        db.sql("update ledgers.licence set phone = " + expression).update();
        db.sql("update messages.message set recipient = " + expression).update();
        Numbers.seal(db, SEALS);
    }

    long queueOne() {
        queue(1);
        return 1;
    }

    MessageState state(long id) {
        return MessageState.valueOf(db.sql("select state from messages.message where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    long count(MessageState state) {
        return db.sql("select count(*) from messages.message where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /** Puts a message into a state by hand, as if it had come there. */
    void put(long id, MessageState state) {
        db.sql("""
                update messages.message set state = :state, attempts = case when :state in ('QUEUED', 'STOPPED') then 0 else 1 end,
                    owner = 'someone', gateway = 'recording', started_at = :now, lease_until = :now::timestamptz + interval '2 minutes'
                where id = :id
                """)
                .param("state", state.name())
                .param("now", Moments.sql(MONDAY_TEN))
                .param("id", id)
                .update();
    }
}
