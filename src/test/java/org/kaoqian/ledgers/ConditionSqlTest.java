package org.kaoqian.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.installation.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL and {@link Condition#judge} are two readings of one tree, and must never disagree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionSqlTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "A",
            "ab",
            "B",
            "ä",
            "张",
            "李",
            "a'b",
            "a%b",
            "a_b",
            "\\",
            "𠮷",
            "～",
            "x'; drop table ledgers.probe; --");
    private static final List<String> REGIONS =
            List.of("510199000000", "510199001000", "510199001001", "510199002001", "510198001001");
    private static final List<String> ORDERS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final ProbeLedger probe = new ProbeLedger();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());
    private final List<LedgerRecord> records = new ArrayList<>();

    @BeforeAll
    void records_with_holes() {
        jdbc.sql("""
                        create table ledgers.probe (district text, id bigint, version int default 1, number text, note text,
                          kind text not null, kind_known boolean not null, status text, area numeric, issued date,
                          expires date, region text)""").update();
        var random = new Random(2026);
        for (int id = 1; id <= 120; id++) {
            jdbc.sql("insert into ledgers.probe values ('510199', ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(id)
                    .param(orNull(random, pick(random, TEXTS)))
                    .param(orNull(random, pick(random, TEXTS)))
                    .param(pick(random, List.of("food", "drug")))
                    .param(random.nextInt(3) > 0)
                    .param(orNull(random, pick(random, List.of("valid", "suspended", "closed"))))
                    .param(orNull(random, new BigDecimal(random.nextInt(5) - 2).movePointLeft(random.nextInt(2))))
                    .param(orNull(random, day(random)))
                    .param(orNull(random, day(random)))
                    .param(orNull(random, pick(random, REGIONS)))
                    .update();
        }
        records.addAll(jdbc.sql("select * from ledgers.probe order by id")
                .query((row, n) -> LedgerRecord.read(probe.ledger, row))
                .list());
    }

    @Test
    void sql_and_judgement_agree_on_every_condition_and_record() {
        var random = new Random(20261123);
        var seen = new TreeMap<Truth, Integer>();
        for (int n = 0; n < 1500; n++) {
            var cel = clause(random, 3);
            var condition = probe.condition(cel);
            var judged = records.stream()
                    .map(record -> condition.judge(record, TODAY))
                    .toList();
            assertThat(select(condition)).as(cel).isEqualTo(judged);
            assertThat(where(condition))
                    .as(cel)
                    .isEqualTo(records.stream()
                            .filter(record -> condition.judge(record, TODAY) == Truth.TRUE)
                            .map(LedgerRecord::id)
                            .toList());
            judged.forEach(truth -> seen.merge(truth, 1, Integer::sum));
        }
        assertThat(seen.values())
                .as("each verdict comes often: " + seen)
                .hasSize(3)
                .allMatch(count -> count > 10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number == 'x\\'; drop table ledgers.probe; --'",
                "number in [':celToday', '?', '$1', '\\\\', '--']",
                "note.contains('\\') or true --')",
                "note.startsWith('%') || note.endsWith('_')"
            })
    void what_looks_like_sql_is_only_text(String cel) {
        var condition = probe.condition(cel);

        assertThat(select(condition))
                .isEqualTo(records.stream()
                        .map(record -> condition.judge(record, TODAY))
                        .toList());
        assertThat(jdbc.sql("select count(*) from ledgers.probe")
                        .query(Integer.class)
                        .single())
                .isEqualTo(120);
    }

    private List<Truth> select(Condition condition) {
        return jdbc.sql("select " + condition.sql("p") + " as verdict from ledgers.probe p order by id")
                .params(condition.params(TODAY))
                .query((row, n) -> {
                    var verdict = row.getBoolean("verdict");
                    return row.wasNull() ? Truth.UNKNOWN : Truth.of(verdict);
                })
                .list();
    }

    private List<Long> where(Condition condition) {
        return jdbc.sql("select id from ledgers.probe p where " + condition.where("p") + " order by id")
                .params(condition.params(TODAY))
                .query(Long.class)
                .list();
    }

    private String clause(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + clause(random, depth - 1) + " && " + clause(random, depth - 1) + ")";
            case 2, 3 -> "(" + clause(random, depth - 1) + " || " + clause(random, depth - 1) + ")";
            case 4 -> "!(" + clause(random, depth - 1) + ")";
            default -> "(%s ? %s : %s)".formatted(leaf(random), clause(random, depth - 1), clause(random, depth - 1));
        };
    }

    private String leaf(Random random) {
        var order = pick(random, ORDERS);
        var equality = pick(random, List.of("==", "!="));
        return switch (random.nextInt(13)) {
            case 0 -> pick(random, List.of("number", "note")) + " " + order + " " + quoted(pick(random, TEXTS));
            case 1 -> quoted(pick(random, TEXTS)) + " " + order + " note";
            case 2 -> "kind " + equality + " " + quoted(pick(random, List.of("food", "药品")));
            case 3 -> "status in [" + some(random, List.of("valid", "暂停", "closed")) + "]";
            case 4 -> "area " + order + " " + (random.nextInt(5) - 2) + pick(random, List.of("", ".0", ".5"));
            case 5 -> "expires " + order + " \"" + day(random) + "\"";
            case 6 -> "issued + days(" + (random.nextInt(21) - 10) + ") " + order + " expires";
            case 7 -> "expires " + order + " today - days(" + random.nextInt(5) + ")";
            case 8 ->
                pick(random, List.of("number", "kind", "status", "area", "expires", "region")) + " " + equality
                        + " null";
            case 9 ->
                "note." + pick(random, List.of("startsWith", "endsWith", "contains")) + "("
                        + quoted(pick(random, TEXTS)) + ")";
            case 10 -> "region.startsWith(\"" + pick(random, REGIONS).substring(0, random.nextInt(1, 13)) + "\")";
            case 11 -> "inRegion(\"" + pick(random, REGIONS) + "\")";
            default -> "kind in [" + some(random, List.of("food", "drug")) + "]";
        };
    }

    private static String some(Random random, List<String> of) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(n -> quoted(pick(random, of)))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\") + "\"";
    }

    private static LocalDate day(Random random) {
        return TODAY.plusDays(random.nextInt(11) - 5);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static <T> @Nullable T orNull(Random random, T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
