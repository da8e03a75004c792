package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoqian.access.SettableClock;
import org.kaoqian.installation.TestDatabase;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold for any district, tried on random ones: S2.1. */
class RosterPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JdbcClient db = JdbcClient.create(TestDatabase.fresh());
    private final SmallDistrict district = SmallDistrict.founded(db);
    private final Organisation organisation = organisation();
    private final Map<OfficerId, Set<RegionCode>> posts = new HashMap<>();
    private final Set<OfficerId> absent = new HashSet<>();

    private Organisation organisation() {
        var regions = new Regions(db, new SettableClock("2026-11-23T09:00"));
        return new Organisation(regions, new Officers(db, regions), new Rosters(db, regions), new Duties(db));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_any_district_one_present_officer_of_the_nearest_level_is_named_and_both_questions_agree(long seed) {
        staff(new Random(seed));
        var all = organisation.assignments(Duty.LICENCE_RENEWAL, TODAY);
        assertThat(all).hasSameSizeAs(organisation.regions());
        for (var region : organisation.regions()) {
            var one = organisation.officerFor(Duty.LICENCE_RENEWAL, region.code(), TODAY);
            assertThat(all).containsEntry(region.code(), one);
            switch (one) {
                case Assignment.Named named -> {
                    assertThat(absent).doesNotContain(named.officer());
                    var holder = named.coverFor() == null ? named.officer() : named.coverFor();
                    assertThat(posts.get(holder)).contains(named.level());
                    assertThat(presentBelow(region.code(), named.level())).isEmpty();
                }
                case Assignment.Nobody nobody -> {
                    assertThat(presentBelow(region.code(), null)).isEmpty();
                    assertThat(nobody.reason().zh()).isNotBlank();
                }
            }
        }
    }

    @Test
    void equal_holders_share_the_regions_and_keep_them_when_another_joins() {
        var street = SmallDistrict.SECOND_STREET;
        for (int i = 1; i <= 200; i++) {
            district.region(RegionCode.of("510199002%03d".formatted(i)), "示范社区" + i, "COMMUNITY", street);
        }
        var post = district.post(street, "街道专员", 1, true);
        for (int i = 1; i <= 4; i++) {
            district.officer("专员" + i, post);
        }
        var before = organisation.assignments(Duty.LICENCE_RENEWAL, TODAY);
        var shares = new HashMap<OfficerId, Integer>();
        before.values().forEach(a -> a.named().ifPresent(id -> shares.merge(id, 1, Integer::sum)));
        assertThat(shares.values())
                .hasSize(4)
                .allSatisfy(share -> assertThat(share).isBetween(25, 80));

        var fifth = district.officer("专员5", post);
        organisation
                .assignments(Duty.LICENCE_RENEWAL, TODAY)
                .forEach((region, now) -> assertThat(now.named())
                        .satisfiesAnyOf(
                                named -> assertThat(named)
                                        .isEqualTo(before.get(region).named()),
                                named -> assertThat(named).contains(fifth)));
    }

    @Test
    void three_thousand_regions_are_assigned_within_a_second() {
        db.sql("insert into organisation.region (district, code, name, kind, parent)"
                        + " select '510199', '510199' || (500 + s) || '000', '街道' || s, 'STREET', '510199000000'"
                        + " from generate_series(1, 100) s")
                .update();
        db.sql("insert into organisation.region (district, code, name, kind, parent)"
                        + " select '510199', '510199' || (500 + s) || lpad(c::text, 3, '0'), '社区' || s || c, 'COMMUNITY',"
                        + " '510199' || (500 + s) || '000' from generate_series(1, 100) s, generate_series(1, 30) c")
                .update();
        staff(new Random(9));
        organisation.assignments(Duty.LICENCE_RENEWAL, TODAY);
        var start = System.nanoTime();
        var all = organisation.assignments(Duty.LICENCE_RENEWAL, TODAY);
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("assignments of " + all.size() + " regions: " + took.toMillis() + " ms");
        assertThat(all).hasSize(3108);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    /** Some twenty officers with one or two posts each, a third of them absent, half of those covered. */
    private void staff(Random random) {
        var regions = List.of(
                SmallDistrict.DISTRICT,
                SmallDistrict.ZONE,
                SmallDistrict.FIRST_STREET,
                SmallDistrict.SECOND_STREET,
                SmallDistrict.ZONE_STREET,
                SmallDistrict.FIRST_COMMUNITY,
                SmallDistrict.ZONE_COMMUNITY);
        var officers = new ArrayList<OfficerId>();
        for (int i = 0; i < random.nextInt(1, 20); i++) {
            var region = regions.get(random.nextInt(regions.size()));
            var officer = district.officer("官员" + i, region, "专员", random.nextInt(3));
            posts.computeIfAbsent(officer, id -> new HashSet<>()).add(region);
            if (random.nextBoolean()) {
                var second = regions.get(random.nextInt(regions.size()));
                district.holds(officer, district.post(second, "兼职专员", random.nextInt(3), true));
                posts.get(officer).add(second);
            }
            officers.add(officer);
        }
        for (var officer : officers) {
            if (random.nextInt(3) == 0) {
                absent.add(officer);
                var cover = officers.get(random.nextInt(officers.size()));
                district.absent(
                        officer,
                        "2026-11-20",
                        "2026-11-30",
                        random.nextBoolean() || cover.equals(officer) ? null : cover);
            }
        }
    }

    /** Holders who are there at levels nearer than the one named; all levels when there is none. */
    private Set<OfficerId> presentBelow(RegionCode subject, @org.jspecify.annotations.Nullable RegionCode level) {
        var found = new HashSet<OfficerId>();
        var parents = Map.of(SmallDistrict.ZONE_STREET, SmallDistrict.ZONE);
        var region = subject;
        while (!region.equals(level)) {
            for (var entry : posts.entrySet()) {
                if (entry.getValue().contains(region) && !absent.contains(entry.getKey())) {
                    found.add(entry.getKey());
                }
            }
            var up = parents.getOrDefault(region, region.parent().orElse(null));
            if (up == null) {
                return found;
            }
            region = up;
        }
        return found;
    }
}
