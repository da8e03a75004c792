package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** What a sweep raises, when, and how often (S2.6). The type is one that must be applied for 30 days before it ends. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access"})
class SweepTest {

    private static final LocalDate EXPIRES = LocalDate.of(2026, 6, 30);
    private static final LocalDate OPENS = LocalDate.of(2026, 3, 2);
    private static final LocalDate LATEST = LocalDate.of(2026, 5, 31);
    private static final LocalDate EXPIRES_2027 = LocalDate.of(2027, 3, 1);
    private static final LocalDate PUBLISHED = LocalDate.of(2027, 1, 20);
    private static final String TYPE = "public_hygiene";

    @Autowired
    private Sweep sweep;

    @Autowired
    private Occasions occasions;

    @Autowired
    private SweepHistory history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private OneStreet street;

    @BeforeEach
    void a_district_with_one_street_and_nothing_swept() {
        street = new OneStreet(jdbc);
        street.found();
        jdbc.sql("delete from licensing.calendar_year").update();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, opens",
        "2026-05-01, latest-30",
        "2026-05-16, latest-15",
        "2026-05-24, latest-7",
        "2026-05-31, latest-day",
        "2026-06-30, expiry"
    })
    void each_step_is_raised_on_its_day_and_not_the_day_before(LocalDate day, String step) {
        street.licence("A", TYPE, EXPIRES);
        sweep(day.minusDays(1));
        assertThat(raised()).doesNotContain(step);

        var report = sweep(day);

        assertThat(report.created()).isEqualTo(1);
        assertThat(raised()).contains(step);
        assertThat(jdbc.sql("select due_on from rules.occasion where step = :step")
                        .param("step", step)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(day);
    }

    @Test
    void swept_every_day_each_step_is_raised_once() {
        street.licence("A", TYPE, EXPIRES);

        OPENS.minusDays(3).datesUntil(EXPIRES.plusDays(5)).forEach(this::sweep);

        assertThat(raised()).containsExactly("opens", "latest-30", "latest-15", "latest-7", "latest-day", "expiry");
        assertThat(states("superseded")).isEmpty();
    }

    @Test
    void after_an_outage_only_the_step_where_it_stands_is_raised() {
        street.licence("A", TYPE, EXPIRES);
        sweep(OPENS);

        var report = sweep(LATEST.minusDays(5));

        assertThat(report.created()).isEqualTo(1);
        assertThat(raised()).containsExactly("opens", "latest-7");
        assertThat(states("superseded")).containsExactlyInAnyOrder("latest-30", "latest-15");
        assertThat(report.perRule().getFirst().superseded()).isEqualTo(2);
    }

    @Test
    void the_same_day_again_raises_nothing_and_says_so() {
        street.licence("A", TYPE, EXPIRES);
        var first = sweep(OPENS);
        var again = sweep(OPENS);

        assertThat(first.matched()).isEqualTo(1);
        assertThat(first.alreadyRaised()).isZero();
        assertThat(again.created()).isZero();
        assertThat(again.matched()).isEqualTo(1);
        assertThat(again.alreadyRaised()).isEqualTo(1);
    }

    @Test
    void an_earlier_day_raises_no_earlier_step() {
        street.licence("A", TYPE, EXPIRES);
        sweep(LATEST);

        assertThat(sweep(OPENS).created()).isZero();
        assertThat(raised()).containsExactly("latest-day");
    }

    @Test
    void who_comes_late_is_caught_up_with() {
        sweep(LATEST.minusDays(20));
        street.licence("late", TYPE, EXPIRES);

        assertThat(sweep(LATEST.minusDays(19)).created()).isEqualTo(1);
        assertThat(raised()).containsExactly("latest-30");
        assertThat(states("superseded")).containsExactly("opens");
    }

    @Test
    void who_comes_late_before_a_sweep_of_an_earlier_day_is_still_reached_afterwards() {
        sweep(LATEST);
        street.licence("late", TYPE, EXPIRES);
        sweep(OPENS);

        sweep(LATEST.minusDays(7));

        assertThat(raised()).containsExactly("opens", "latest-7");
    }

    @Test
    void what_has_not_changed_is_not_looked_at_again() {
        street.licence("A", TYPE, EXPIRES);
        street.old();
        sweep(OPENS);
        jdbc.sql("delete from rules.occasion").update();

        assertThat(sweep(OPENS).created()).isZero();
    }

    @Test
    void a_renewed_licence_has_a_new_cycle() {
        street.licence("A", TYPE, EXPIRES);
        sweep(LATEST);
        jdbc.sql("update ledgers.licence set expires = :expires, changed_at = now()")
                .param("expires", EXPIRES.plusYears(4))
                .update();

        assertThat(sweep(LATEST.plusDays(1)).created()).isZero();
        assertThat(sweep(LATEST.plusYears(4)).created()).isEqualTo(1);
    }

    @Test
    void a_stopped_cycle_raises_nothing_more() {
        street.licence("A", TYPE, EXPIRES);
        sweep(OPENS);
        occasions.stop("licence-renewal", street.id("A"), EXPIRES, "renewal accepted");

        var report = sweep(LATEST);

        assertThat(report.created()).isZero();
        assertThat(report.alreadyRaised()).isZero();
        assertThat(report.perRule().getFirst().stopped()).isEqualTo(1);
        assertThat(raised()).containsExactly("opens");
    }

    @Test
    void what_cannot_be_told_is_counted_and_what_never_expires_is_not() {
        street.licence("no expiry", TYPE, null);
        street.licence("no type", "某某许可", EXPIRES);
        street.licence("never expires", silentType(), null);
        street.licence("fine", TYPE, EXPIRES.plusYears(2));

        var report = sweep(LATEST);

        assertThat(report.unknown()).isEqualTo(2);
        assertThat(report.created()).isZero();
    }

    @Test
    void a_type_that_left_the_catalogue_is_not_silently_skipped() {
        street.licence("A", "abolished_type", EXPIRES);

        var report = sweep(LATEST);

        assertThat(report.unknown()).isEqualTo(1);
        assertThat(report.created()).isZero();
    }

    @Test
    void only_valid_licences_are_reminded() {
        street.licence("A", TYPE, EXPIRES);
        jdbc.sql("update ledgers.licence set status = 'cancelled'").update();

        var report = sweep(LATEST);

        assertThat(report.matched() + report.unknown() + report.created()).isZero();
    }

    @Test
    void long_expired_ones_are_counted_apart() {
        street.licence("last year", TYPE, LATEST.minusDays(364));
        street.licence("long ago", TYPE, LATEST.minusDays(365));

        var report = sweep(LATEST);

        assertThat(report.created()).isEqualTo(1);
        assertThat(raised()).containsExactly("expiry");
        assertThat(report.perRule().getFirst().longPast()).isEqualTo(1);
    }

    @Test
    void a_dry_run_tells_who_and_how_many_and_raises_nothing() {
        street.licence("A", TYPE, EXPIRES);
        street.licence("B", TYPE, EXPIRES);

        var report = sweep.run(OPENS, true, List.of());

        assertThat(report.matched()).isEqualTo(2);
        assertThat(report.wouldCreate()).isEqualTo(2);
        assertThat(report.created()).isZero();
        assertThat(report.perOfficer()).singleElement().satisfies(officer -> {
            assertThat(officer.officer()).isEqualTo(7);
            assertThat(officer.count()).isEqualTo(2);
        });
        assertThat(jdbc.sql("select count(*) from rules.occasion")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sweep(OPENS).created()).isEqualTo(2);
    }

    @Test
    void the_preview_explains_each_hit() {
        street.licence("A", TYPE, EXPIRES);

        var hits = sweep.hits(
                LATEST.minusDays(30),
                "licence-renewal",
                org.kaoqian.access.Scope.of(org.kaoqian.shared.RegionCode.of("510199")),
                0,
                10);

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.subject()).isEqualTo("A");
            assertThat(hit.why().zh()).contains("有效期至2026-06-30", "依据", "最晚2026-05-31", "距最晚申请日还有30天");
            assertThat(hit.why().en()).contains("30 days are left");
        });
    }

    @Test
    void nobody_in_charge_is_said_and_not_guessed() {
        street.licence("A", TYPE, EXPIRES);
        jdbc.sql("update ledgers.licence set region = '510199002001'").update();

        sweep(OPENS);

        assertThat(jdbc.sql("select nobody_zh from rules.occasion where officer_id is null")
                        .query(String.class)
                        .single())
                .isNotBlank();
    }

    @Test
    void two_sweeps_at_once_raise_each_step_once() throws Exception {
        IntStream.range(0, 300).forEach(n -> street.licence("L" + n, TYPE, EXPIRES));
        try (var pool = Executors.newFixedThreadPool(3)) {
            Callable<SweepReport> task = () -> sweep(OPENS);
            var reports = pool.invokeAll(Collections.nCopies(3, task));
            var created = 0L;
            for (var report : reports) {
                created += report.get().created();
            }
            assertThat(created).isEqualTo(300);
        }
        assertThat(jdbc.sql("select count(*) from rules.occasion")
                        .query(Long.class)
                        .single())
                .isEqualTo(300);
    }

    @Test
    void the_history_tells_what_was_reported() {
        street.licence("A", TYPE, EXPIRES);
        var report = sweep(LATEST);

        assertThat(history.report("510199", report.id(), SweepHistory.NONE))
                .hasValueSatisfying(
                        kept -> assertThat(kept).usingRecursiveComparison().isEqualTo(report));
    }

    @Test
    void a_sweep_of_an_earlier_day_reaches_those_who_came_since_and_nobody_goes_back() {
        street.licence("early", TYPE, EXPIRES);
        sweep(LATEST.minusDays(30));
        street.licence("late", TYPE, EXPIRES);
        sweep(LATEST.minusDays(15));
        street.licence("latest", TYPE, EXPIRES);

        var report = sweep(LATEST.minusDays(30));

        assertThat(report.created()).isEqualTo(1);
        assertThat(raisedFor("early")).containsExactly("latest-30", "latest-15");
        assertThat(raisedFor("late")).containsExactly("latest-15");
        assertThat(raisedFor("latest")).containsExactly("latest-30");
    }

    @Test
    void after_a_sweep_far_in_the_future_today_reaches_those_who_came_late_and_each_later_step_once() {
        street.licence("early", TYPE, EXPIRES);
        sweep(OPENS);
        sweep(EXPIRES.plusYears(4));
        street.licence("late", TYPE, EXPIRES);

        assertThat(sweep(OPENS.plusDays(1)).created()).isEqualTo(1);
        OPENS.plusDays(2).datesUntil(EXPIRES.plusDays(3)).forEach(this::sweep);

        assertThat(raisedFor("early"))
                .containsExactly("opens", "latest-30", "latest-15", "latest-7", "latest-day", "expiry");
        assertThat(raisedFor("late")).isEqualTo(raisedFor("early"));
    }

    @Test
    void a_year_published_between_two_sweeps_neither_repeats_nor_misses_a_step() {
        street.licence("A", "food_business", EXPIRES_2027);
        LocalDate.of(2026, 12, 20).datesUntil(PUBLISHED).forEach(this::sweep);
        assertThat(raisedFor("A")).containsExactly("opens", "latest-30");

        publish2027();
        assertThat(sweep(PUBLISHED).created()).isEqualTo(1);
        PUBLISHED.plusDays(1).datesUntil(EXPIRES_2027.plusDays(3)).forEach(this::sweep);

        assertThat(raisedFor("A"))
                .containsExactly("opens", "latest-30", "latest-15", "latest-7", "latest-day", "expiry");
        assertThat(states("superseded")).isEmpty();
    }

    @Test
    void a_step_that_moves_into_the_future_is_not_repeated_and_reaches_those_who_came_meanwhile() {
        publish2027();
        street.licence("A", "food_business", EXPIRES_2027);
        LocalDate.of(2026, 12, 20).datesUntil(PUBLISHED).forEach(this::sweep);
        sweep(PUBLISHED);
        assertThat(raisedFor("A")).containsExactly("opens", "latest-30", "latest-15");

        jdbc.sql("delete from licensing.calendar_year").update();
        moved();
        street.licence("late", "food_business", EXPIRES_2027);
        sweep(PUBLISHED.plusDays(1));
        assertThat(raisedFor("late")).containsExactly("latest-30");
        street.old();
        PUBLISHED.plusDays(2).datesUntil(EXPIRES_2027.plusDays(3)).forEach(this::sweep);

        assertThat(raisedFor("A"))
                .containsExactly("opens", "latest-30", "latest-15", "latest-7", "latest-day", "expiry");
        assertThat(raisedFor("late")).containsExactly("latest-30", "latest-15", "latest-7", "latest-day", "expiry");
    }

    /** With the holidays the last day of {@link #EXPIRES_2027} is 2 February, without them the 8th. */
    private void publish2027() {
        jdbc.sql("""
                        insert into licensing.calendar_year values ('510199', 2027, '2026-11-20', 'test', '2026-11-20 00:00Z');
                        insert into licensing.calendar_year_day (district, year, day, working)
                        select '510199', 2027, d::date, false from generate_series(date '2027-02-05', date '2027-02-11', '1 day') as d
                        union all select '510199', 2027, date '2027-02-20', true""").update();
        moved();
    }

    private void moved() {
        events.publishEvent(new MomentsMoved("510199", "licence", Sentence.of("日历", "The calendar")));
    }

    private List<String> raisedFor(String holder) {
        return jdbc.sql("select step from rules.occasion where subject_id = :id and state = 'raised' order by sweep")
                .param("id", street.id(holder))
                .query(String.class)
                .list();
    }

    private SweepReport sweep(LocalDate day) {
        return sweep.run(day, false, List.of());
    }

    @Autowired
    private List<Cycles> cycles;

    private String silentType() {
        return cycles.getFirst().standard().silentGroups().iterator().next();
    }

    private List<String> raised() {
        return states("raised");
    }

    private List<String> states(String state) {
        return jdbc.sql("select step from rules.occasion where state = :state order by due_on, step")
                .param("state", state)
                .query(String.class)
                .list();
    }
}
