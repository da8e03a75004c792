package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.ledgers.ProbeBook.TODAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.installation.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One stored record is judged with the tables around it as a sweep would. */
class RelatedRecordsTest {

    private final ProbeBook book = new ProbeBook();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final ProbeRows rows = new ProbeRows(book, jdbc, 77);
    private final RelatedRecords tables;

    RelatedRecordsTest() {
        rows.create(8, 40, 60);
        this.tables = new RelatedRecords(jdbc, () -> "510199", book.reckoning(), Seals.aes(new byte[32]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visit.exists(v, v.household == self && v.date >= today - days(9))",
                "visit.count(v, v.id_number == id_number) > 2",
                "visit.latest(v, v.date, v.household == kin) == null",
                "household.exists(h, h == kin && h.village == village)",
                "hall.class == 'weak'",
                "kin.village.quota > 0",
                "changed('status') > today - days(5)"
            })
    void tables_and_memory_say_the_same(String cel) {
        var condition = book.condition(cel);
        var households = rows.of(book.household);

        assertThat(judged(condition, households, tables)).isEqualTo(judged(condition, households, rows));
        assertThat(judged(condition, households, tables)).contains(Truth.TRUE);
    }

    private static List<Truth> judged(Condition condition, List<LedgerRecord> records, Related related) {
        return records.stream()
                .map(record -> condition.judge(record, TODAY, related))
                .toList();
    }

    @Test
    void another_district_is_never_seen() {
        assertThat(tables.having(book.visit, java.util.Map.of())).hasSize(60);
    }
}
