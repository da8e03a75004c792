package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.ProbeBook.TODAY;

import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kaoqian.installation.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Over three ledgers that refer to each other, PostgreSQL and the judgement in memory never disagree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelatedSqlTest {

    private static final int CASES = 2_400;

    private final ProbeBook book = new ProbeBook();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final ProbeRows rows = new ProbeRows(book, jdbc, 20261009);

    @BeforeAll
    void rows_with_holes() {
        rows.create(8, 40, 60);
    }

    @Test
    void sql_and_judgement_agree_on_every_condition_and_record() {
        var generator = new RandomCel(41);
        var seen = new TreeMap<Truth, Integer>();
        var refused = new HashSet<String>();
        int compiled = 0;
        for (int n = 0; compiled < CASES; n++) {
            var cel = generator.clause(n % 3);
            switch (book.conditions.compile(book.household, cel)) {
                case Compiled.Invalid invalid -> refused.add(cel + ": " + invalid.faults());
                case Compiled.Valid(var condition) -> {
                    compiled++;
                    agree(condition).forEach(truth -> seen.merge(truth, 1, Integer::sum));
                }
            }
        }
        assertThat(refused).as("refused of " + compiled).hasSizeLessThan(CASES / 20);
        assertThat(seen.values())
                .as("each verdict comes often: " + seen)
                .hasSize(3)
                .allMatch(count -> count > 10_000);
    }

    private List<Truth> agree(Condition condition) {
        var households = rows.of(book.household);
        var judged = households.stream()
                .map(record -> condition.judge(record, TODAY, rows))
                .toList();
        assertThat(select(condition)).as(condition.source()).isEqualTo(judged);
        assertThat(meeting(condition))
                .as(condition.source())
                .isEqualTo(households.stream()
                        .filter(record -> condition.judge(record, TODAY, rows) == Truth.TRUE)
                        .map(LedgerRecord::id)
                        .toList());
        if (judged.contains(Truth.UNKNOWN)) {
            assertThat(condition.mayBeUnknown()).as(condition.source()).isTrue();
        }
        return judged;
    }

    private List<Truth> select(Condition condition) {
        return jdbc.sql("select " + condition.sql("l") + " as verdict, " + condition.unknown("l")
                        + " as untold from ledgers.household l where l.district = '510199' order by id")
                .params(condition.params(TODAY))
                .query((row, n) -> {
                    var untold = row.getBoolean("untold");
                    var verdict = row.getBoolean("verdict");
                    assertThat(row.wasNull()).as("unknown of " + condition).isEqualTo(untold);
                    return untold ? Truth.UNKNOWN : Truth.of(verdict);
                })
                .list();
    }

    private List<Long> meeting(Condition condition) {
        return jdbc.sql("select id from ledgers.household l where l.district = '510199' and " + condition.where("l")
                        + " order by id")
                .params(condition.params(TODAY))
                .query(Long.class)
                .list();
    }
}
