package org.kaoqian;

import static org.kaoqian.Bench.seconds;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kaoqian.ledgers.LedgerRecord;
import org.kaoqian.ledgers.Records;
import org.kaoqian.ledgers.RelatedRecords;
import org.kaoqian.ledgers.Truth;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.rules.Sweep;

/**
 * Ten rules of a pack over a ledger of ten million rows: the sweep that raises what is due, opens cases and writes their
 * timelines, against statements written by hand that write the same rows into the same tables; and the judgement of one
 * record in memory.
 */
class RulesBench {

    private static final long ROWS = Long.getLong("rows", 10_000_000);
    private static final long VISITS = ROWS / 10;
    private static final int ROUNDS = 3;
    private static final int JUDGED = 200_000;
    private static final String WRITTEN =
            "rules.occasion, rules.episode, rules.progress, rules.handled, casework.cases, casework.entry";

    /** @param base SQL of the day on which a cycle is based, @param where what a database engineer would write */
    private record Ruled(String name, String when, String trigger, String steps, String where, String base) {}

    private final Bench bench;
    private final LocalDate today;
    private final List<Ruled> rules;
    private long unknown;

    private RulesBench(Bench bench) {
        this.bench = bench;
        this.today = LocalDate.now(bench.part(Clock.class));
        this.rules = rules(today);
    }

    public static void main(String[] args) throws Exception {
        var packs = Path.of("target", "bench", "packs");
        write(packs.resolve("plots"));
        try (var bench =
                Bench.start("rules", "--kaoqian.packs.folder=" + packs, "--kaoqian.rules.sweep-soon-within=24h")) {
            new RulesBench(bench).run();
        }
        System.exit(0);
    }

    private static List<Ruled> rules(LocalDate today) {
        var day = "{name: due, after: 0}";
        return List.of(
                new Ruled(
                        "by-due-day",
                        "state == \"open\"",
                        "{date: due, reach: 1}",
                        day,
                        "l.state = 'open' and l.due = date '" + today + "'",
                        "l.due"),
                new Ruled(
                        "before-due",
                        "state == \"open\"",
                        "{date: due, reach: 1}",
                        "{name: due, after: -30}",
                        "l.state = 'open' and l.due = date '" + today.plusDays(30) + "'",
                        "l.due"),
                new Ruled(
                        "in-working-days",
                        "state == \"open\" && area >= 100",
                        "{date: due, reach: 1}",
                        "{name: due, after: -10, unit: workday}",
                        null,
                        "l.due"),
                new Ruled(
                        "large-and-due",
                        "area > 9900 && due <= today + days(3) && due >= today",
                        "{change: true}",
                        day,
                        "l.area > 9900 and l.due between date '" + today + "' and date '" + today.plusDays(3) + "'",
                        "date '" + today + "'"),
                new Ruled("marked", "mark == \"M1\"", "{change: true}", day, "l.mark = 'M1'", "date '" + today + "'"),
                new Ruled(
                        "marked-monthly",
                        "mark == \"M2\" && state == \"open\"",
                        "{every: month}",
                        day,
                        "l.mark = 'M2' and l.state = 'open'",
                        "date_trunc('month', date '" + today + "')::date"),
                new Ruled(
                        "marked-quarterly",
                        "mark in [\"M3\", \"M4\"]",
                        "{every: quarter}",
                        day,
                        "l.mark in ('M3', 'M4')",
                        "date_trunc('quarter', date '" + today + "')::date"),
                new Ruled(
                        "in-region",
                        "mark == \"M5\" && inRegion(\"510199001\")",
                        "{change: true}",
                        day,
                        "l.mark = 'M5' and l.region >= '510199001000' and l.region < '510199002000'",
                        "date '" + today + "'"),
                new Ruled(
                        "never-visited",
                        "mark == \"M6\" && !visit.exists(v, v.plot == self)",
                        "{change: true}",
                        day,
                        "l.mark = 'M6' and not exists (select 1 from ledgers.visit v where v.district = l.district and v.plot = l.id)",
                        "date '" + today + "'"),
                new Ruled(
                        "visited-long-ago",
                        "mark == \"M7\" && visit.latest(v, v.made, v.plot == self) < today - days(90)",
                        "{change: true}",
                        day,
                        "l.mark = 'M7' and (select max(v.made) from ledgers.visit v where v.district = l.district and v.plot = l.id) < date '"
                                + today.minusDays(90) + "'",
                        "date '" + today + "'"));
    }

    private void run() throws Exception {
        bench.settle();
        install();
        load();
        var sweep = bench.part(Sweep.class);
        var names = rules.stream().map(Ruled::name).toList();
        var workday = workday();
        var byHand = Double.MAX_VALUE;
        var swept = Double.MAX_VALUE;
        var again = Double.MAX_VALUE;
        long due = 0;
        long raised = 0;
        for (int round = 0; round < ROUNDS; round++) {
            reset();
            byHand = Math.min(byHand, seconds(() -> byHand(workday)));
            due = bench.number("select count(*) from casework.cases");
            var raisedByHand = perRule();
            reset();
            swept = Math.min(swept, seconds(() -> sweep.run(today, false, names)));
            if (!raisedByHand.equals(perRule())) {
                throw new IllegalStateException("By hand " + raisedByHand + ", swept " + perRule());
            }
            raised = bench.number("select count(*) from casework.cases");
            again = Math.min(again, seconds(() -> sweep.run(today, false, names)));
            System.out.printf(
                    "round %d: by hand %d rows %.2f s, sweep %d rows %.2f s, again %.2f s%n",
                    round + 1, due, byHand, raised, swept, again);
        }
        System.out.printf(Locale.ROOT, """

                | ten rules over %,d rows, %,d related rows | s | raised | against by hand |
                |---|---|---|---|
                | ten statements by hand (baseline) | %.2f | %,d | 1 |
                | the sweep: raised, unknown, standing and stopped counted | %.2f | %,d | %.2f |
                | the same sweep again | %.2f | 0 | |
                """, ROWS, VISITS, byHand, due, swept, raised, swept / byHand, again);
        judge();
    }

    /** The judgement of one record, of a rule that looks at the record alone and of one that looks into another ledger. */
    private void judge() throws Exception {
        var all = bench.part(Rules.class);
        var record = bench.part(Records.class)
                .find(
                        all.find("by-due-day").orElseThrow().ledger(),
                        bench.number("select min(id) from ledgers.plot where mark = 'M7'"))
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "judge() of one record alone: %.2f µs%n",
                micros(all.find("large-and-due").orElseThrow(), record, JUDGED));
        System.out.printf(
                Locale.ROOT,
                "judge() of one record with its visits read from the database: %.0f µs%n",
                micros(all.find("visited-long-ago").orElseThrow(), record, 2_000));
    }

    private double micros(Rule rule, LedgerRecord record, int times) throws Exception {
        var related = bench.part(RelatedRecords.class);
        var best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            best = Math.min(best, seconds(() -> {
                for (int i = 0; i < times; i++) {
                    // Another day each time and a result that is used, so that nothing is left out.
                    if (rule.when().judge(record, today.plusDays(i % 500), related) == Truth.UNKNOWN) {
                        unknown++;
                    }
                }
            }));
        }
        return best / times * 1e6;
    }

    /** The due day whose tenth working day before is today; reckoned before, as an engineer would look it up. */
    private List<LocalDate> workday() {
        var calendar = bench.part(org.kaoqian.shared.WorkingCalendars.class).of("510199");
        return today.datesUntil(today.plusDays(40))
                .filter(due -> calendar.minusWorkingDays(due, 10).date().equals(today))
                .toList();
    }

    private void byHand(List<LocalDate> workday) throws Exception {
        for (var rule : rules) {
            var days = String.join(
                    ", ", workday.stream().map(day -> "date '" + day + "'").toList());
            var where = rule.where() == null
                    ? "l.state = 'open' and l.area >= 100 and l.due in (" + days + ")"
                    : rule.where();
            bench.run("""
                    with due as materialized (
                      select l.district, l.id, l.name, l.region, %2$s as base,
                             (select min(h.officer) from organisation.holding h join organisation.post p on p.id = h.post
                               where p.region = l.region) as officer
                        from ledgers.plot l where l.district = '510199' and %3$s),
                    occasions as (
                      insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id,
                        nobody_zh, nobody_en, due_on, deadline, why_zh, why_en, state)
                      select district, '%1$s', id, base, 'due', 'plot', 0, region, officer, case when officer is null then '无' end,
                             case when officer is null then 'none' end, base, base + 14, repeat('据', 40), repeat('by law ', 12), 'raised' from due
                      on conflict do nothing returning 1),
                    opened as (
                      insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, holder, region,
                        officer_id, nobody_zh, nobody_en, deadline, opened_at)
                      select district, '%1$s', 'due', base, 'plot', id, '地块', 'Plot', name, region, officer,
                             case when officer is null then '无' end, case when officer is null then 'none' end, base + 14, now() from due
                      on conflict do nothing returning district, id)
                    insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
                    select district, id, now(), 'system', 'opened', repeat('据', 50), repeat('by law ', 14), 1 from opened""".formatted(rule.name(), rule.base(), where));
        }
    }

    /** What was raised, rule by rule. */
    private String perRule() throws Exception {
        try (var connection = bench.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select string_agg(rule || ' ' || n, ', ' order by rule)"
                                + " from (select rule, count(*) as n from casework.cases where ledger = 'plot' group by rule) c")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void reset() throws Exception {
        bench.run("truncate " + WRITTEN, "checkpoint");
    }

    private void load() throws Exception {
        bench.run("""
                insert into ledgers.plot (district, code, name, area, due, state, mark, region, changed_at)
                select '510199', 'P' || n, '地块' || n, abs(hashint8(n)) %% 10000, date '%1$s' - 200 + (n %% 1500)::int,
                       case when n %% 3 = 0 then 'closed' else 'open' end, 'M' || n %% 2000,
                       '510199' || lpad((1 + n %% 15)::text, 3, '0') || '000', now() - interval '2 days'
                  from generate_series(1, %2$d) n""".formatted(today, ROWS).replace("%%", "%"));
        bench.run("""
                insert into ledgers.visit (district, code, plot, made, region, changed_at)
                select '510199', 'V' || row_number() over (), p.id, date '%s' - (p.id %% 300)::int, p.region, now()
                  from ledgers.plot p where p.id %% 7 < 2 order by random() limit %d""".formatted(today, VISITS).replace("%%", "%"));
        bench.run("vacuum analyze ledgers.plot", "vacuum analyze ledgers.visit", "checkpoint");
        System.out.printf(
                "loaded %,d plots and %,d visits%n",
                bench.number("select count(*) from ledgers.plot"), bench.number("select count(*) from ledgers.visit"));
    }

    private void install() throws Exception {
        var http = HttpClient.newHttpClient();
        var base = "http://127.0.0.1:" + bench.port() + "/api/v1/";
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(base + "tokens"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"demo-admin\",\"password\":\"" + Bench.PASSWORD + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var token = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException(answer.body());
        }
        var installed = http.send(
                HttpRequest.newBuilder(URI.create(base + "packs/plots/install"))
                        .header("Authorization", "Bearer " + token.group(1))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (installed.statusCode() != 200) {
            throw new IllegalStateException(installed.body());
        }
    }

    private static void write(Path pack) throws Exception {
        Files.createDirectories(pack.resolve("ledgers"));
        Files.createDirectories(pack.resolve("rules"));
        Files.writeString(pack.resolve("pack.yaml"), """
                pack: plots
                version: 1
                title: {zh: 地块, en: Plots}
                purpose: {zh: 测速, en: To be measured}
                basis: {zh: 例, en: None}
                responsible: {zh: 例, en: None}
                duties:
                  - {duty: plot-care, zh: 地块管理, en: Care of plots}
                """);
        var head = """
                purpose: {zh: 测速, en: To be measured}
                basis: {zh: 例, en: None}
                retention: {years: 5, zh: 五年, en: Five years}
                """;
        Files.writeString(pack.resolve("ledgers/plot.yaml"), """
                ledger: plot
                label: {zh: 地块, en: Plots}
                key: [code]
                title: name
                """ + head + """
                fields:
                  - {name: code, label: {zh: 编号, en: Code}, type: text, required: true, max: 20}
                  - {name: name, label: {zh: 名称, en: Name}, type: text, max: 60}
                  - {name: area, label: {zh: 面积, en: Area}, type: number, required: true}
                  - {name: due, label: {zh: 到期, en: Due}, type: date, sortable: true}
                  - {name: state, label: {zh: 状态, en: State}, type: code, codes: plot-state, required: true}
                  - {name: mark, label: {zh: 标记, en: Mark}, type: text, max: 10, sortable: true}
                  - {name: region, label: {zh: 区划, en: Region}, type: region}
                codes:
                  plot-state:
                    - {code: open, zh: 在用, en: Open}
                    - {code: closed, zh: 停用, en: Closed}
                """);
        Files.writeString(pack.resolve("ledgers/visit.yaml"), """
                ledger: visit
                label: {zh: 走访, en: Visits}
                key: [code]
                title: code
                """ + head + """
                fields:
                  - {name: code, label: {zh: 编号, en: Code}, type: text, required: true, max: 20}
                  - {name: plot, label: {zh: 地块, en: Plot}, type: reference, refers: plot}
                  - {name: made, label: {zh: 日期, en: Made}, type: date}
                  - {name: region, label: {zh: 区划, en: Region}, type: region}
                """);
        for (var rule : rules(LocalDate.EPOCH)) {
            Files.writeString(pack.resolve("rules/" + rule.name() + ".yaml"), """
                    rule: %s
                    title: {zh: 测速, en: Measured}
                    ledger: plot
                    duty: plot-care
                    citation: {law: {zh: 例, en: None}, article: "1", confidence: C}
                    valid: {from: 2020-01-01}
                    when: '%s'
                    trigger: %s
                    steps:
                      - %s
                    examples:
                      - {says: {zh: 例, en: One}, record: {state: closed, mark: X, area: 1, due: 2020-01-01}, on: 2024-01-01, step: none}
                    """.formatted(
                            rule.name(),
                            rule.when(),
                            rule.trigger(),
                            rule.steps().replace("name: due,", "name: due, title: {zh: 到期, en: Due},")));
        }
    }
}
