package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.Scope;
import org.kaoqian.ledgers.Ledgers;
import org.kaoqian.ledgers.Records;
import org.kaoqian.ledgers.RelatedRecords;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.shared.RegionCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Whatever the rule, the records and the day: the judgement of each record is what the sweep's one statement finds. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access", "packs"})
class JudgeAndSweepAgreeTest {

    private static final int RULES = 150;
    private static final int SHOPS = 60;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> CONDITIONS = List.of(
            "kind == \"food\"",
            "kind != \"food\"",
            "staff >= 10",
            "staff < 10 || kind == \"other\"",
            "!(staff >= 10 && kind == \"food\")",
            "asked == null",
            "asked != null && asked <= today - days(10)",
            "opened <= today - days(20)",
            "opened + days(30) >= today || staff == null",
            "asked > opened ? staff > 3 : kind == \"food\"",
            "opened >= today - workdays(7)",
            "shop.exists(s, s.asked == opened && s.kind == \"food\")",
            "shop.count(s, s.opened == opened) >= 2",
            "shop.latest(s, s.asked, s.kind == kind) > today - days(30)");

    @Autowired
    private Sweep sweep;

    @Autowired
    private Rules rules;

    @Autowired
    private Ledgers ledgers;

    @Autowired
    private Records records;

    @Autowired
    private RelatedRecords related;

    @Autowired
    private InstallPack install;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(20261125);
    private final List<Long> shops = new ArrayList<>();
    private final Map<Long, LocalDate> since = new HashMap<>();

    @BeforeEach
    void shops_with_and_without_their_facts() {
        var street = new StreetWork(jdbc);
        street.found(install);
        for (int i = 0; i < SHOPS; i++) {
            var id = street.shop("S" + i, one("food", "other", null), one(null, random.nextInt(20)), maybe());
            street.change(id, "asked", maybe());
            shops.add(id);
        }
    }

    @Test
    void a_record_s_verdict_is_what_the_sweep_finds() throws Exception {
        var said = new TreeMap<String, Integer>();
        for (int i = 0; i < RULES; i++) {
            var text = rule();
            var rule = ReadRule.read(text, ledgers.book(), "street-work").rule();
            var on = FIRST.plusDays(random.nextInt(200));
            if (rule.hasEpisodes()) {
                episodes(on);
            }
            var verdicts = verdicts(rule, on);
            verdicts.values().forEach(word -> said.merge(word, 1, Integer::sum));
            assertThat(swept(rule, on)).as(on + "\n" + text).isEqualTo(verdicts);
        }
        assertThat(said.keySet()).contains("none", "unknown", "long-past", "a", "b", "c");
    }

    private Map<Long, String> verdicts(Rule rule, LocalDate on) {
        var judge = rules.judgeOf(rule, rules.momentsOf(rule, "510199"));
        var verdicts = new TreeMap<Long, String>();
        for (var id : shops) {
            var record = records.find(rule.ledger(), id).orElseThrow();
            verdicts.put(id, judge.judge(record, on, since.get(id), related).word());
        }
        return verdicts;
    }

    private Map<Long, String> swept(Rule rule, LocalDate on) {
        var swept = sweep.prepare(rule, on, "510199", Progress.Point.START);
        var scope = Scope.of(RegionCode.of("510199"));
        var found = new TreeMap<Long, String>();
        shops.forEach(id -> found.put(id, "none"));
        var standing = swept.standingRecords();
        swept.list(scope, 0, 1_000).forEach(hit -> found.put(hit.subjectId(), hit.step()));
        assertThat(jdbc.sql(standing.sql())
                        .params(standing.params())
                        .query((row, n) -> Map.entry(row.getLong("id"), row.getString("step")))
                        .list())
                .allSatisfy(each -> assertThat(found).containsEntry(each.getKey(), each.getValue()))
                .hasSize((int) found.values().stream()
                        .filter(word -> !word.equals("none"))
                        .count());
        swept.unknownRecords().forEach(id -> found.put(id, "unknown"));
        swept.longPastRecords().forEach(id -> found.put(id, "long-past"));
        return found;
    }

    /** Each shop's episode of the rule {@code random}, begun on or before the day. */
    private void episodes(LocalDate on) {
        jdbc.sql("delete from rules.episode").update();
        since.clear();
        for (var id : shops) {
            since.put(id, on.minusDays(random.nextInt(40)));
            jdbc.sql(
                            "insert into rules.episode (district, rule, subject_id, since) values ('510199', 'random', :id, :since)")
                    .param("id", id)
                    .param("since", since.get(id))
                    .update();
        }
    }

    private String rule() {
        var triggers = List.of(
                "{date: opened, reach: %d}".formatted(1 + random.nextInt(60)),
                "{date: asked, reach: %d}".formatted(1 + random.nextInt(60)),
                "{change: true}",
                "{every: %s}".formatted(one("month", "quarter", "half-year")));
        var trigger = triggers.get(random.nextInt(triggers.size()));
        var earliest = trigger.startsWith("{date") ? -15 : 0;
        var steps = new StringBuilder();
        var after = earliest + random.nextInt(6);
        for (var name : List.of("a", "b", "c").subList(0, 1 + random.nextInt(3))) {
            steps.append("  - {name: %s, title: {zh: %s, en: %s}, after: %d, unit: %s}\n"
                    .formatted(name, name, name, after, one("day", "workday")));
            after += random.nextInt(8);
        }
        return """
                rule: random
                title: {zh: 随机, en: Random}
                ledger: shop
                duty: street-visit
                citation: {law: {zh: 例, en: Law}, article: "1", confidence: C}
                valid: {from: 2020-01-01}
                when: '%s'
                trigger: %s
                steps:
                %sexamples:
                  - {says: {zh: 例, en: One}, record: {}, on: 2026-01-01, step: none}
                """.formatted(CONDITIONS.get(random.nextInt(CONDITIONS.size())), trigger, steps);
    }

    private @Nullable LocalDate maybe() {
        return random.nextInt(4) == 0 ? null : FIRST.minusDays(60).plusDays(random.nextInt(240));
    }

    @SafeVarargs
    private final <T extends @Nullable Object> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
