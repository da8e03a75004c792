package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.ProbeBook.TODAY;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.installation.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What PostgreSQL makes of conditions: joins of whole tables and walks along indexes, not a search for each row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionPlanTest {

    private final ProbeBook book = new ProbeBook();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @BeforeAll
    void many_rows() {
        new ProbeRows(book, jdbc, 1).create(0, 0, 0);
        jdbc.sql("""
                        insert into ledgers.household (district, id, version, number, village, kin, expires, members, region)
                        select '510199', n, 1, 'N' || n, n % 500, n % 1000, date '2020-01-01' + n % 4000, n % 7, '510199001000'
                          from generate_series(1, 60000) n""").update();
        jdbc.sql("""
                        insert into ledgers.visit (district, id, version, number, household, date, region)
                        select '510199', n, 1, 'V' || n, n * 7 % 60000, date '2024-01-01' + n % 1000, '510199001000'
                          from generate_series(1, 60000) n""").update();
        jdbc.sql("""
                        insert into ledgers.village (district, id, version, code, class, region)
                        select '510199', n, 1, 'C' || n, case when n % 5 = 0 then 'weak' else 'good' end, '510199001000'
                          from generate_series(1, 500) n""").update();
        jdbc.sql("create index on ledgers.household (district, expires, id)").update();
        jdbc.sql("create index on ledgers.visit (district, household, id)").update();
        jdbc.sql("analyze").update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "!visit.exists(v, v.household == self && v.date >= today - days(90)) ¦ Anti Join",
                "visit.count(v, v.household == self) == 0 ¦ Anti Join",
                "visit.exists(v, v.household == self && v.date >= today - days(90)) ¦ Join",
                "visit.latest(v, v.date, v.household == self) < today - days(90) ¦ Anti Join",
                "village.class == 'weak' ¦ Join",
                "kin.village.class == 'weak' ¦ Join",
                "expires - workdays(15) == today ¦ Index Cond",
                "expires + days(15) == today ¦ Index Cond",
                "expires >= today && expires < today + days(3) ¦ Index Cond"
            })
    void hits_are_found_by_joins_and_indexes(String cel, String how) {
        assertThat(plan(cel)).as(cel).contains(how).doesNotContain("SubPlan");
    }

    @Test
    void related_rows_are_joined_by_hash_when_there_are_many() {
        var plan = plan("!visit.exists(v, v.household == self && v.date >= today - days(400))");

        assertThat(plan).containsPattern("(Hash|Merge) (Right )?Anti Join");
    }

    private String plan(String cel) {
        var condition = book.condition(cel);
        return jdbc
                .sql("explain select l.id from ledgers.household l where l.district = '510199' and "
                        + condition.where("l"))
                .params(condition.params(TODAY))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_judgement_takes_microseconds() {
        var record = book.record(
                book.household,
                1,
                Map.of("number", "N1", "status", "active", "expires", TODAY, "members", java.math.BigDecimal.TEN));
        var condition = book.condition(
                "status in ['active', 'away'] && expires <= today + days(30) && members * 2 > 5 && number.startsWith('N')");
        var best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            var start = System.nanoTime();
            for (int n = 0; n < 20_000; n++) {
                assertThat(condition.judge(record, TODAY) == Truth.TRUE).isTrue();
            }
            best = Math.min(best, (System.nanoTime() - start) / 20_000);
        }
        assertThat(best).isLessThan(20_000);
    }
}
