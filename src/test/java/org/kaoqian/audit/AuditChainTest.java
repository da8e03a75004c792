package org.kaoqian.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.installation.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditChainTest {

    private DataSource database;
    private JdbcClient jdbc;
    private AuditLog log;
    private TransactionTemplate transaction;

    @BeforeEach
    void a_chain_of_five() {
        database = TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        log = new AuditLog(jdbc, Clock.fixed(Instant.parse("2026-11-23T01:02:03.123456789Z"), ZoneOffset.UTC));
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        IntStream.rangeClosed(1, 5).forEach(n -> append("case.closed", "case/" + n));
    }

    @Test
    void an_untouched_chain_is_intact() {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set detail = 'nothing' where seq = 3",
                "update audit.entry set actor = 'somebody else' where seq = 3",
                "update audit.entry set at = at + interval '1 microsecond' where seq = 3",
                "update audit.entry set hash = repeat('a', 64) where seq = 3",
                "delete from audit.entry where seq = 3"
            })
    void any_edit_shows_at_its_entry(String edit) {
        jdbc.sql(edit).update();

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.seq()).isEqualTo(3));
    }

    @Test
    void a_removed_last_entry_shows_at_the_end() {
        jdbc.sql("delete from audit.entry where seq = 5").update();

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.seq()).isEqualTo(5));
    }

    @Test
    void an_entry_of_a_rolled_back_write_was_never_there() {
        transaction.executeWithoutResult(status -> {
            log.record("case.closed", "case/6", "rolled back");
            status.setRollbackOnly();
        });
        append("case.closed", "case/7");

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(6));
    }

    @Test
    void many_writers_at_once_make_one_chain() throws Exception {
        try (var writers = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 200).forEach(n -> writers.submit(() -> append("field.revealed", "licence/" + n)));
        }
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(205));
    }

    private void append(String action, String subject) {
        transaction.executeWithoutResult(status -> log.recordBy("王芳", action, subject, "结果 done"));
    }

    private Verification verify() {
        return transaction.execute(status -> new VerifyChain(jdbc, database).verify());
    }
}
