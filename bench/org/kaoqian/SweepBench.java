package org.kaoqian;

import static org.kaoqian.Bench.seconds;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;
import org.kaoqian.licensing.LicenceType;
import org.kaoqian.licensing.LicenceTypes;
import org.kaoqian.licensing.Moment;
import org.kaoqian.rules.Sweep;

/**
 * A sweep of ten million licences of which some 31,000 are due, against the bare insert-select of the same rows into the
 * same tables, and against a loop over rows.
 */
class SweepBench {

    private static final long LICENCES = Long.getLong("licences", 10_000_000);
    private static final int DUE = 31_000;
    private static final int ROUNDS = 3;
    private static final int LOOP = 3_000;
    private static final String WRITTEN = "rules.occasion, casework.cases, casework.entry, messages.message";

    private final Bench bench;
    private final LocalDate today;

    private SweepBench(Bench bench) {
        this.bench = bench;
        this.today = LocalDate.now(bench.part(Clock.class));
    }

    public static void main(String[] args) throws Exception {
        try (var bench = Bench.start("sweep")) {
            new SweepBench(bench).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        bench.settle();
        load();
        var sweep = bench.part(Sweep.class);
        System.out.printf("the day before: %s%n", sweep.run(today.minusDays(1), false, List.of()));
        bench.run(
                "create table public.progress_then as table rules.progress",
                "create table public.handled_then as table rules.handled");
        var bare = Double.MAX_VALUE;
        var swept = Double.MAX_VALUE;
        var again = Double.MAX_VALUE;
        long due = 0;
        long opened = 0;
        for (int round = 0; round < ROUNDS; round++) {
            reset();
            bare = Math.min(bare, seconds(this::insertSelect));
            due = bench.number("select count(*) from rules.occasion");
            reset();
            swept = Math.min(swept, seconds(() -> sweep.run(today, false, List.of())));
            var raised = bench.number("select count(*) from rules.occasion");
            again = Math.min(again, seconds(() -> sweep.run(today, false, List.of())));
            System.out.printf(
                    "round %d: bare wrote %d, sweep raised %d with %d cases and %d messages; bare %.2f s, sweep %.2f s%n",
                    round + 1,
                    due,
                    raised,
                    opened = bench.number("select count(*) from casework.cases"),
                    bench.number("select count(*) from messages.message"),
                    bare,
                    swept);
        }
        reset();
        var loop = seconds(() -> rowByRow(false));
        reset();
        var careful = seconds(() -> rowByRow(true));
        System.out.printf(
                """

                | of %,d licences, %,d due | s | due rows/s | against bare SQL |
                |---|---|---|---|
                | bare insert-select (baseline) | %.2f | %,.0f | 1 |
                | sweep | %.2f | %,.0f | %.2f |
                | loop, a statement for each table and row (%,d rows, one transaction) | %.2f | %,.0f | %.2f |
                | the same loop, a transaction for each row | %.2f | %,.0f | %.2f |
                | the same sweep again | %.2f | | |
                sweep : loop = %.1f, sweep : loop of transactions = %.1f
                """,
                LICENCES,
                (long) due,
                bare,
                due / bare,
                swept,
                opened / swept,
                (opened / swept) / (due / bare),
                LOOP,
                loop,
                LOOP / loop,
                (LOOP / loop) / (due / bare),
                careful,
                LOOP / careful,
                (LOOP / careful) / (due / bare),
                again,
                (opened / swept) / (LOOP / loop),
                (opened / swept) / (LOOP / careful));
    }

    private void load() throws Exception {
        var types = bench.part(LicenceTypes.class);
        var windows = types.windowsOf("510199");
        var expiring = types.all().stream()
                .filter(type -> type.term() instanceof LicenceType.Expiring)
                .toList();
        bench.run(
                "truncate ledgers.licence, " + WRITTEN + ", rules.progress, rules.handled",
                "drop index ledgers.licence_by_holder, ledgers.licence_by_region, ledgers.licence_by_expiry, ledgers.licence_by_code");
        try (var connection = bench.connection()) {
            connection.setAutoCommit(false);
            insert(connection, expiring.stream().map(LicenceType::code).toList(), LICENCES - DUE, null);
            var each = DUE / expiring.size() + 1;
            for (var type : expiring) {
                insert(
                        connection,
                        List.of(type.code()),
                        each,
                        windows.lastExpiryWhose(type, Moment.EARLIEST, 0, today).orElseThrow());
            }
            connection.commit();
        }
        bench.run(
                "create index licence_by_holder on ledgers.licence (district, holder collate \"zh-x-icu\", id)",
                "create index licence_by_region on ledgers.licence (district, region, id)",
                "create index licence_by_expiry on ledgers.licence (district, expires, id)",
                "create index licence_by_code on ledgers.licence (district, code)",
                "vacuum analyze ledgers.licence",
                "checkpoint");
        System.out.printf("loaded %,d licences%n", bench.number("select count(*) from ledgers.licence"));
    }

    private static Object[] numbers(UnaryOperator<String> made) {
        return IntStream.range(0, 10_000)
                .mapToObj(n -> made.apply("1990510%04d".formatted(n)))
                .toArray();
    }

    /** @param expires the day on which they end; null for days that are far from any step */
    private void insert(Connection connection, List<String> types, long rows, LocalDate expires) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into ledgers.licence (district, number, type, type_known, holder, code, premises, region, contact,
                  contact_idx, phone, phone_idx, issued, expires, status, changed_at)
                select '510199', ? || n, (?::text[])[1 + n %% ?], true, '示范区第' || n || '号店', '91510199MA9' || lpad((n %% 900000)::text, 7, '0'),
                       '示范区锦绣路' || (n %% 300) || '号', '510199' || lpad((1 + n %% 15)::text, 3, '0') || lpad((1 + n %% 10)::text, 3, '0'),
                       ?, ?, (?::text[])[1 + n %% 10000], (?::bytea[])[1 + n %% 10000], date '2023-01-01',
                       coalesce(?::date, ?::date + 500 + (n %% 1800)::int), 'valid', now() - interval '2 days'
                  from generate_series(1, ?) n""".replace("%%", "%"))) {
            insert.setString(1, expires == null ? "A" : types.getFirst() + "-");
            insert.setArray(2, connection.createArrayOf("text", types.toArray()));
            insert.setInt(3, types.size());
            var seals = bench.part(Seals.class);
            insert.setString(4, seals.seal(Secret.NAME, "王芳"));
            insert.setBytes(5, seals.index(Secret.NAME, "王芳"));
            insert.setArray(6, connection.createArrayOf("text", numbers(n -> seals.seal(Secret.PHONE, n))));
            insert.setArray(7, connection.createArrayOf("text", numbers(n -> Seals.hex(seals.index(Secret.PHONE, n)))));
            insert.setObject(8, expires);
            insert.setObject(9, today);
            insert.setLong(10, rows);
            insert.executeUpdate();
        }
    }

    private void reset() throws SQLException {
        bench.run(
                "truncate " + WRITTEN + ", rules.progress, rules.handled",
                "insert into rules.progress select * from public.progress_then",
                "insert into rules.handled select * from public.handled_then",
                "checkpoint");
    }

    /** What a database engineer would write by hand for this day: the same rows, the same tables, one statement. */
    private void insertSelect() throws SQLException {
        bench.run(statement());
    }

    /** One row after another: reads its officer, then writes into each table, as object-relational mappers do. */
    private void rowByRow(boolean commitEach) throws SQLException {
        try (var connection = bench.connection()) {
            connection.setAutoCommit(false);
            try (var ids = connection.prepareStatement(
                            "select id from ledgers.licence where expires < ? order by id limit ?");
                    var row = new OneRow(connection)) {
                ids.setObject(1, today.plusDays(499));
                ids.setInt(2, LOOP);
                try (var rows = ids.executeQuery()) {
                    while (rows.next()) {
                        row.write(rows.getLong(1));
                        if (commitEach) {
                            connection.commit();
                        }
                    }
                }
            }
            connection.commit();
        }
    }

    /** The statements of one row. */
    private record OneRow(
            PreparedStatement officer,
            PreparedStatement occasion,
            PreparedStatement opened,
            PreparedStatement entry,
            PreparedStatement message)
            implements AutoCloseable {

        OneRow(Connection connection) throws SQLException {
            this(
                    connection.prepareStatement("""
                            select min(h.officer) from ledgers.licence l join organisation.post p on p.region = l.region
                              join organisation.holding h on h.post = p.id where l.district = '510199' and l.id = ?"""),
                    connection.prepareStatement("""
                            insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id,
                              due_on, deadline, why_zh, why_en, state)
                            select district, 'licence-renewal', id, expires, 'opens', 'licence', 0, region, ?, current_date,
                              expires - 30, repeat('据', 100), repeat('by law ', 40), 'raised'
                              from ledgers.licence where district = '510199' and id = ? on conflict do nothing"""),
                    connection.prepareStatement("""
                            insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, holder,
                              code, number, kind, premises, region, officer_id, deadline, opened_at)
                            select district, 'licence-renewal', 'opens', expires, 'licence', id, '许可延续提醒', 'Licence renewal',
                              holder, code, number, type, premises, region, ?, expires - 30, now()
                              from ledgers.licence where district = '510199' and id = ? on conflict do nothing returning id"""),
                    connection.prepareStatement("""
                            insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
                            values ('510199', ?, now(), 'system', 'opened', repeat('据', 110), repeat('by law ', 42), 1)"""),
                    connection.prepareStatement("""
                            insert into messages.message (district, case_id, ledger, subject_id, rule, step, cycle, template,
                              region, recipient, recipient_idx, holder, body, state, state_at, not_before, created_at)
                            select district, ?, 'licence', id, 'licence-renewal', 'opens', expires, 'renewal-opens', region, phone, phone_idx,
                              holder, holder || repeat('您的许可证', 20), 'QUEUED', now(), now(), now()
                              from ledgers.licence where district = '510199' and id = ? on conflict do nothing"""));
        }

        void write(long licence) throws SQLException {
            officer.setLong(1, licence);
            var named = first(officer);
            for (var statement : List.of(occasion, opened)) {
                statement.setLong(1, named);
                statement.setLong(2, licence);
            }
            occasion.executeUpdate();
            var openedCase = first(opened);
            entry.setLong(1, openedCase);
            entry.executeUpdate();
            message.setLong(1, openedCase);
            message.setLong(2, licence);
            message.executeUpdate();
        }

        private static long first(PreparedStatement query) throws SQLException {
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        @Override
        public void close() throws SQLException {
            for (var statement : List.of(officer, occasion, opened, entry, message)) {
                statement.close();
            }
        }
    }

    private String statement() {
        return """
                with due as materialized (
                  select l.*, (select min(d.officer) from organisation.holding d join organisation.post p on p.id = d.post
                                where p.region = l.region) as officer
                    from ledgers.licence l
                   where l.district = '510199' and l.status = 'valid' and l.expires < date '%s'),
                occasions as (
                  insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id, due_on,
                    deadline, why_zh, why_en, state)
                  select district, 'licence-renewal', id, expires, 'opens', 'licence', 0, region, officer, current_date,
                         expires - 30, repeat('据', 100), repeat('by law ', 40), 'raised' from due
                  on conflict do nothing returning 1),
                opened as (
                  insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, holder, code,
                    number, kind, premises, region, officer_id, deadline, opened_at)
                  select district, 'licence-renewal', 'opens', expires, 'licence', id, '许可延续提醒', 'Licence renewal', holder, code,
                         number, type, premises, region, officer, expires - 30, now() from due
                  on conflict do nothing returning district, id, subject_id),
                entries as (
                  insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
                  select district, id, now(), 'system', 'opened', repeat('据', 110), repeat('by law ', 42), 1 from opened)
                insert into messages.message (district, case_id, ledger, subject_id, rule, step, cycle, template, region,
                  recipient, recipient_idx, holder, body, state, state_at, not_before, created_at)
                select d.district, o.id, 'licence', d.id, 'licence-renewal', 'opens', d.expires, 'renewal-opens', d.region,
                       d.phone, d.phone_idx, d.holder, d.holder || repeat('您的许可证', 20), 'QUEUED', now(), now(), now()
                  from due d join opened o on o.subject_id = d.id
                on conflict do nothing""".formatted(today.plusDays(499));
    }
}
