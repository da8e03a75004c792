package org.kaoqian.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoqian.licensing.RenewalWindow.Standing;
import org.kaoqian.shared.WorkingCalendar;

/** S2.6: when a renewal may and must be applied for. */
class RenewalWindowsTest {

    private static final LocalDate OCTOBER_20 = LocalDate.of(2026, 10, 20);

    private final Catalogue catalogue = Catalogue.built();
    private final WorkingCalendar calendar = HolidayNotices.built().calendar();
    private final RenewalWindows windows = new RenewalWindows(calendar, Map.of(), 90);

    @ParameterizedTest
    @CsvSource({
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248",
    })
    void the_years_of_the_state_council_have_their_working_days(int year, int workingDays) {
        var first = LocalDate.of(year, 1, 1);
        assertThat(first.datesUntil(first.plusYears(1)).filter(calendar::isWorkingDay))
                .hasSize(workingDays);
    }

    @ParameterizedTest
    @CsvSource({
        "15, WORKDAY, 2026-09-22",
        "30, WORKDAY, 2026-09-02",
        "90, WORKDAY, 2026-06-09",
        "30, DAY, 2026-09-20",
        "60, DAY, 2026-08-21",
        "3, MONTH, 2026-07-20",
        "0, DAY, 2026-10-20",
        "0, WORKDAY, 2026-10-20"
    })
    void leads_are_counted_back_from_20_october_2026(int amount, Lead.Unit unit, LocalDate day) {
        assertThat(new Lead(amount, unit).before(OCTOBER_20, calendar).date()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"5, 2026-10-09", "20, 2026-10-29", "30, 2026-11-12"})
    void an_authority_that_accepts_on_24_september_2026_has_until_then(int days, LocalDate day) {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 9, 24), days).date())
                .isEqualTo(day);
    }

    @Test
    void a_food_business_may_apply_90_and_must_apply_15_working_days_ahead() {
        var window = windows.of(type("food_business"), OCTOBER_20).orElseThrow();

        assertThat(window.earliest()).isEqualTo("2026-06-09");
        assertThat(window.latest()).isEqualTo("2026-09-22");
        assertThat(window.hardExpiry()).isEqualTo(OCTOBER_20);
        assertThat(window.grounds().earliestIsLaw()).isTrue();
        assertThat(window.grounds().provisional()).isFalse();
        assertThat(window.grounds().basis().standing()).isEqualTo(Standing.LAW);
        assertThat(window.grounds().explanation().zh()).contains("15个工作日", "2026-09-22", "2026-06-09");
    }

    @Test
    void without_a_lawful_first_day_the_service_sets_one_and_says_so() {
        var window = windows.of(type("tobacco_retail"), OCTOBER_20).orElseThrow();

        assertThat(window.latest()).isEqualTo("2026-09-02");
        assertThat(window.earliest()).isEqualTo(LocalDate.of(2026, 9, 2).minusDays(90));
        assertThat(window.grounds().earliestIsLaw()).isFalse();
        assertThat(window.grounds().explanation().zh()).contains("服务设置");
    }

    @Test
    void where_rules_conflict_one_reminds_by_the_earlier_and_enforces_the_later() {
        var window = windows.of(type("se_operator"), OCTOBER_20).orElseThrow();

        assertThat(window.latest()).isEqualTo("2026-07-20");
        assertThat(window.enforcedLatest()).isEqualTo("2026-09-20");
        assertThat(window.grounds().explanation().en()).contains("Another rule", "TSG Z6001-2019");
    }

    @Test
    void months_back_from_the_end_of_a_month_stop_at_the_end_of_the_shorter_one() {
        var window =
                windows.of(type("hazchem_business"), LocalDate.of(2026, 5, 31)).orElseThrow();

        assertThat(window.latest()).isEqualTo("2026-02-28");
    }

    @Test
    void working_days_of_2027_are_provisional_until_2027_is_published() {
        var expires = LocalDate.of(2027, 3, 1);
        var published =
                new RenewalWindows(calendar.with(Map.of(LocalDate.of(2027, 2, 8), false), Set.of(2027)), Map.of(), 90);

        assertThat(windows.of(type("food_business"), expires)
                        .orElseThrow()
                        .grounds()
                        .provisional())
                .isTrue();
        assertThat(published
                        .of(type("food_business"), expires)
                        .orElseThrow()
                        .grounds()
                        .provisional())
                .isFalse();
        assertThat(published.of(type("food_business"), expires).orElseThrow().latest())
                .isBefore(
                        windows.of(type("food_business"), expires).orElseThrow().latest());
        assertThat(windows.of(type("public_hygiene"), expires)
                        .orElseThrow()
                        .grounds()
                        .provisional())
                .as("calendar days do not depend on holidays")
                .isFalse();
    }

    @Test
    void a_licence_that_never_expires_has_no_window() {
        assertThat(windows.of(type("business_licence"), OCTOBER_20)).isEmpty();
        assertThat(windows.lastExpiryWhose(type("business_licence"), Moment.LATEST, 0, OCTOBER_20))
                .isEmpty();
    }

    @Test
    void an_unsure_window_reminds_as_unconfirmed_until_the_district_confirms_its_own() {
        var gas = type("gas_business");
        var setting = new TypeSetting(
                null, new Lead(60, Lead.Unit.DAY), "办事指南", "demo-admin", Instant.parse("2026-11-23T01:00:00Z"));
        var confirmed = new RenewalWindows(calendar, Map.of("gas_business", setting), 90);

        var before = windows.of(gas, OCTOBER_20).orElseThrow();
        var after = confirmed.of(gas, OCTOBER_20).orElseThrow();

        assertThat(before.latest()).isEqualTo("2026-09-20");
        assertThat(before.grounds().basis().standing()).isEqualTo(Standing.UNCONFIRMED);
        assertThat(before.grounds().explanation().zh()).contains("不是法定期限");
        assertThat(after.latest()).isEqualTo("2026-08-21");
        assertThat(after.grounds().basis().standing()).isEqualTo(Standing.CONFIRMED);
    }

    @Test
    void a_setting_never_replaces_what_is_law() {
        var setting = new TypeSetting(null, new Lead(1, Lead.Unit.DAY), "", "", Instant.EPOCH);
        var tampered = new RenewalWindows(calendar, Map.of("food_business", setting), 90);

        assertThat(tampered.of(type("food_business"), OCTOBER_20).orElseThrow().latest())
                .isEqualTo("2026-09-22");
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void no_moment_moves_back_when_the_expiry_moves_on(Moment moment) {
        for (var type : expiring()) {
            var earlier = LocalDate.MIN;
            for (var day = LocalDate.of(2021, 12, 1); day.getYear() < 2029; day = day.plusDays(1)) {
                var at = windows.dayOf(type, moment, day).orElseThrow();
                assertThat(at)
                        .as("%s of %s expiring %s", moment, type.code(), day)
                        .isBetween(earlier, day);
                earlier = at;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void the_last_expiry_whose_moment_has_come_is_the_one_that_brute_force_finds(Moment moment) {
        for (var type : List.of(
                type("food_business"),
                type("se_operator"),
                type("fishing"),
                type("drug_retail"),
                type("pesticide"),
                type("temp_road_occupation"))) {
            for (var offset : new int[] {-30, -7, 0, 1}) {
                var expires = LocalDate.of(2024, 6, 1);
                for (var today = LocalDate.of(2025, 8, 1); today.getYear() < 2028; today = today.plusDays(1)) {
                    while (!windows.dayOf(type, moment, expires.plusDays(1))
                            .orElseThrow()
                            .plusDays(offset)
                            .isAfter(today)) {
                        expires = expires.plusDays(1);
                    }
                    assertThat(windows.lastExpiryWhose(type, moment, offset, today))
                            .as("%s %+d of %s on %s", moment, offset, type.code(), today)
                            .contains(expires);
                }
            }
        }
    }

    @Test
    void every_window_opens_before_it_closes_and_closes_before_the_licence_ends() {
        for (var type : expiring()) {
            var window = windows.of(type, OCTOBER_20).orElseThrow();
            assertThat(window.earliest()).as(type.code()).isBeforeOrEqualTo(window.latest());
            assertThat(window.latest()).as(type.code()).isBeforeOrEqualTo(window.enforcedLatest());
            assertThat(window.enforcedLatest()).as(type.code()).isBeforeOrEqualTo(window.hardExpiry());
        }
    }

    private List<LicenceType> expiring() {
        return catalogue.all().stream().filter(LicenceType::expires).toList();
    }

    private LicenceType type(String code) {
        return catalogue.byCode(code).orElseThrow();
    }
}
