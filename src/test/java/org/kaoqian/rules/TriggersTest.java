package org.kaoqian.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Rules of a pack: by a date, on change, every period, by hand. */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"licensing", "frame", "access", "packs"})
class TriggersTest {

    /** A Monday; Wednesday to Friday of the week after next are days off. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    private Sweep sweep;

    @Autowired
    private Episodes episodes;

    @Autowired
    private Occasions occasions;

    @Autowired
    private Rules rules;

    @Autowired
    private InstallPack install;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    private StreetWork street;

    @BeforeEach
    void a_street_with_the_pack_installed() {
        street = new StreetWork(jdbc);
        street.found(install);
        jdbc.sql("delete from licensing.calendar_day").update();
    }

    @Test
    void by_a_date_each_step_comes_on_its_day_working_days_where_it_says_so() {
        street.shop("A", "food", 3, MONDAY);
        street.shop("B", "other", 3, MONDAY);

        MONDAY.minusDays(2).datesUntil(MONDAY.plusDays(40)).forEach(day -> sweep(day, "shop-visit"));

        assertThat(street.raised("shop-visit")).containsExactly("03-02 hello", "03-09 check", "04-01 late");
    }

    @Test
    void after_a_week_of_outage_only_the_present_step_comes_and_a_sweep_again_raises_nothing() {
        street.shop("A", "food", 3, MONDAY);
        sweep(MONDAY.minusDays(1), "shop-visit");

        assertThat(sweep(MONDAY.plusDays(8), "shop-visit").created()).isEqualTo(1);
        assertThat(sweep(MONDAY.plusDays(8), "shop-visit").created()).isZero();
        assertThat(street.raised("shop-visit")).containsExactly("03-09 check");
        assertThat(jdbc.sql("select step from rules.occasion where state = 'superseded'")
                        .query(String.class)
                        .list())
                .containsExactly("hello");
    }

    @Test
    void without_the_date_or_the_kind_nobody_can_tell_and_what_is_long_past_is_listed() {
        street.shop("no date", "food", 3, null);
        street.shop("no kind", null, 3, MONDAY);
        street.shop("long ago", "food", 3, MONDAY.minusDays(91));

        var report = sweep(MONDAY, "shop-visit");

        assertThat(report.unknown()).isEqualTo(2);
        assertThat(report.perRule().getFirst().longPast()).isEqualTo(1);
        assertThat(report.created()).isZero();
    }

    @Test
    void on_change_an_episode_begins_escalates_ends_and_begins_again() {
        var shop = street.shop("A", "food", 3, null);
        sweep(MONDAY, "shop-grown");
        assertThat(street.raised("shop-grown")).isEmpty();

        street.change(shop, "staff", 12);
        MONDAY.plusDays(1).datesUntil(MONDAY.plusDays(25)).forEach(day -> sweep(day, "shop-grown"));
        assertThat(street.raised("shop-grown")).containsExactly("03-03 found", "03-06 urge", "03-23 last");

        street.change(shop, "staff", 5);
        sweep(MONDAY.plusDays(25), "shop-grown");
        street.old();
        sweep(MONDAY.plusDays(50), "shop-grown");
        assertThat(street.raised("shop-grown")).hasSize(3);

        street.change(shop, "staff", 11);
        sweep(MONDAY.plusDays(60), "shop-grown");
        assertThat(street.raised("shop-grown")).hasSize(4).endsWith("05-01 found");
    }

    @Test
    void on_change_a_week_of_outage_raises_the_present_step_of_an_episode_once() {
        street.shop("A", "food", 12, null);
        sweep(MONDAY, "shop-grown");

        assertThat(sweep(MONDAY.plusDays(7), "shop-grown").created()).isEqualTo(1);
        assertThat(sweep(MONDAY.plusDays(7), "shop-grown").created()).isZero();
        assertThat(street.raised("shop-grown")).containsExactly("03-02 found", "03-05 urge");
    }

    @Test
    void an_episode_neither_ends_nor_begins_while_nobody_can_tell() {
        var shop = street.shop("A", "food", 12, null);
        sweep(MONDAY, "shop-grown");
        street.change(shop, "staff", null);
        assertThat(sweep(MONDAY.plusDays(1), "shop-grown").unknown()).isEqualTo(1);
        street.change(shop, "staff", 12);

        sweep(MONDAY.plusDays(3), "shop-grown");

        assertThat(street.raised("shop-grown")).containsExactly("03-02 found", "03-05 urge");
    }

    @Test
    void what_ceases_and_comes_back_on_one_day_is_one_episode() {
        var shop = street.shop("A", "food", 12, null);
        sweep(MONDAY, "shop-grown");
        street.change(shop, "staff", 1);
        sweep(MONDAY, "shop-grown");
        street.change(shop, "staff", 12);
        sweep(MONDAY, "shop-grown");
        sweep(MONDAY.plusDays(1), "shop-grown");

        assertThat(street.raised("shop-grown")).containsExactly("03-02 found");
    }

    @Test
    void who_comes_later_on_the_same_day_is_found_on_that_day() {
        sweep(MONDAY, "shop-grown");
        street.shop("late", "food", 12, null);

        assertThat(sweep(MONDAY, "shop-grown").created()).isEqualTo(1);
    }

    @Test
    void a_stopped_episode_escalates_no_further() {
        var shop = street.shop("A", "food", 12, null);
        sweep(MONDAY, "shop-grown");
        occasions.stop("shop-grown", shop, MONDAY, "visited");

        assertThat(sweep(MONDAY.plusDays(30), "shop-grown").created()).isZero();
    }

    @Test
    void a_trial_of_a_rule_on_change_tells_and_begins_nothing() {
        street.shop("A", "food", 12, null);

        assertThat(sweep.run(MONDAY, true, List.of("shop-grown")).wouldCreate()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from rules.episode")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void every_month_each_step_comes_once_in_a_month() {
        street.shop("A", "food", 3, null);
        street.shop("B", "other", 3, null);

        MONDAY.datesUntil(MONDAY.plusDays(45)).forEach(day -> sweep(day, "shop-monthly"));

        assertThat(street.raised("shop-monthly"))
                .containsExactly("03-01 first", "03-11 again", "04-01 first", "04-11 again");
    }

    @Test
    void every_month_who_comes_in_the_middle_gets_the_present_step_and_an_outage_over_the_turn_the_new_month() {
        sweep(MONDAY, "shop-monthly");
        street.shop("late", "food", 3, null);
        sweep(MONDAY.plusDays(10), "shop-monthly");
        sweep(MONDAY.plusDays(38), "shop-monthly");

        assertThat(street.raised("shop-monthly")).containsExactly("03-11 again", "04-01 first");
    }

    @Test
    void by_hand_only_those_named_that_meet_the_condition_are_raised_and_again_once_it_is_done() {
        var food = street.shop("A", "food", 3, null);
        var other = street.shop("B", "other", 3, null);
        street.shop("C", "food", 3, null);
        assertThat(sweep(MONDAY, "shop-asked").created()).isZero();

        assertThat(begin(MONDAY, food, other)).containsExactly(food);
        assertThat(begin(MONDAY, food)).isEmpty();
        assertThat(sweep(MONDAY, "shop-asked").created()).isEqualTo(1);
        sweep(MONDAY.plusDays(6), "shop-asked");
        assertThat(street.raised("shop-asked")).containsExactly("03-02 go", "03-07 remind");

        assertThat(begin(MONDAY.plusDays(7), food)).isEmpty();
        occasions.stop("shop-asked", food, MONDAY, "done");
        assertThat(begin(MONDAY.plusDays(7), food)).containsExactly(food);
        sweep(MONDAY.plusDays(7), "shop-asked");
        assertThat(street.raised("shop-asked")).endsWith("03-09 go");
    }

    @Test
    void a_sweep_of_a_later_day_does_not_put_off_what_begins_today() {
        sweep(MONDAY.plusDays(40), "shop-visit");
        street.shop("A", "food", 12, MONDAY);
        sweep(MONDAY.plusDays(20), "shop-grown");

        assertThat(sweep(MONDAY, "shop-visit").created()).isEqualTo(1);
        assertThat(street.raised("shop-grown")).containsExactly("03-22 found");
    }

    @Test
    void a_day_off_that_is_published_moves_steps_in_working_days_and_nobody_is_missed() {
        street.shop("A", "food", 3, MONDAY);
        MONDAY.datesUntil(MONDAY.plusDays(8)).forEach(day -> sweep(day, "shop-visit"));
        assertThat(street.raised("shop-visit")).containsExactly("03-02 hello", "03-09 check");

        jdbc.sql("""
                        insert into licensing.calendar_day (district, day, working, reason, entered_by, entered_at)
                        values ('510199', '2026-03-06', false, 'test', 'test', now()), ('510199', '2026-03-09', false, 'test', 'test', now())""").update();
        events.publishEvent(new MomentsMoved("510199", "licence", Sentence.of("日历", "The calendar")));
        street.shop("late", "food", 3, MONDAY);
        sweep(MONDAY.plusDays(8), "shop-visit");
        street.old();
        sweep(MONDAY.plusDays(9), "shop-visit");

        assertThat(street.raised("shop-visit"))
                .containsExactly("03-02 hello", "03-02 hello", "03-09 check", "03-11 check");
    }

    private SweepReport sweep(LocalDate day, String rule) {
        return sweep.run(day, false, List.of(rule));
    }

    private List<Long> begin(LocalDate day, Long... shops) {
        return episodes.begin("510199", rules.find("shop-asked").orElseThrow(), day, List.of(shops));
    }
}
