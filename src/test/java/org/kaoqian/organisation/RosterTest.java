package org.kaoqian.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoqian.organisation.SmallDistrict.DISTRICT;
import static org.kaoqian.organisation.SmallDistrict.FIRST_COMMUNITY;
import static org.kaoqian.organisation.SmallDistrict.FIRST_STREET;
import static org.kaoqian.organisation.SmallDistrict.SECOND_COMMUNITY;
import static org.kaoqian.organisation.SmallDistrict.SECOND_STREET;
import static org.kaoqian.organisation.SmallDistrict.ZONE;
import static org.kaoqian.organisation.SmallDistrict.ZONE_COMMUNITY;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaoqian.access.SettableClock;
import org.kaoqian.installation.TestDatabase;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** S2.1 定人定岗定责: one named officer at the right level. */
class RosterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private SmallDistrict district;
    private Organisation organisation;

    @BeforeEach
    void found() {
        var db = JdbcClient.create(TestDatabase.fresh());
        district = SmallDistrict.founded(db);
        var regions = new Regions(db, new SettableClock("2026-11-23T09:00"));
        organisation = new Organisation(regions, new Officers(db, regions), new Rosters(db, regions), new Duties(db));
    }

    @Test
    void the_nearest_level_that_has_the_duty_wins() {
        var wang = district.officer("王某", DISTRICT, "审批科长", 1);
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        var zhang = district.officer("张某", FIRST_COMMUNITY, "社区专员", 1);
        assertThat(named(FIRST_COMMUNITY).officer()).isEqualTo(zhang);
        assertThat(named(SECOND_COMMUNITY).officer()).isEqualTo(li);
        assertThat(named(SECOND_STREET).officer()).isEqualTo(wang);
        assertThat(named(SECOND_COMMUNITY).level()).isEqualTo(FIRST_STREET);
        assertThat(named(SECOND_COMMUNITY).reason().zh()).isEqualTo("社区级无在岗负责人，由示范一街道的街道专员李某负责");
    }

    @Test
    void a_functional_zone_stands_between_its_streets_and_the_district() {
        district.officer("王某", DISTRICT, "审批科长", 1);
        var zhao = district.officer("赵某", ZONE, "功能区专员", 1);
        assertThat(named(ZONE_COMMUNITY).officer()).isEqualTo(zhao);
        assertThat(named(FIRST_COMMUNITY).officer()).isNotEqualTo(zhao);
    }

    @Test
    void a_cover_stands_in_and_the_answer_says_for_whom() {
        var cover = district.officer("陈某", DISTRICT, "审批科长", 1);
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        district.absent(li, "2026-11-20", "2026-12-03", cover);
        assertThat(named(FIRST_COMMUNITY).officer()).isEqualTo(cover);
        assertThat(named(FIRST_COMMUNITY).coverFor()).isEqualTo(li);
        assertThat(named(FIRST_COMMUNITY).reason().zh()).isEqualTo("示范一街道：李某请假至12月3日，由陈某替班");
    }

    @Test
    void both_days_at_the_ends_of_an_absence_count() {
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        district.absent(li, "2026-11-20", "2026-12-03", null);
        assertThat(on("2026-11-19")).isInstanceOf(Assignment.Named.class);
        assertThat(on("2026-11-20")).isInstanceOf(Assignment.Nobody.class);
        assertThat(on("2026-12-03")).isInstanceOf(Assignment.Nobody.class);
        assertThat(on("2026-12-04")).isInstanceOf(Assignment.Named.class);
    }

    @Test
    void an_absent_cover_covers_nobody_and_the_next_holder_by_rank_follows() {
        var cover = district.officer("陈某", DISTRICT, "审批科长", 1);
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        var next = district.officer("孙某", FIRST_STREET, "街道副专员", 2);
        district.absent(li, "2026-11-20", "2026-12-03", cover);
        district.absent(cover, "2026-11-23", "2026-11-23", null);
        assertThat(named(FIRST_COMMUNITY).officer()).isEqualTo(next);
        assertThat(named(FIRST_COMMUNITY).coverFor()).isNull();
    }

    @Test
    void nobody_comes_with_the_reason() {
        var wang = district.officer("王某", FIRST_STREET, "街道专员", 1);
        district.absent(wang, "2026-11-20", "2026-12-03", null);
        var nobody = organisation.officerFor(Duty.LICENCE_RENEWAL, FIRST_STREET, TODAY);
        assertThat(nobody)
                .isInstanceOfSatisfying(
                        Assignment.Nobody.class,
                        gap -> assertThat(gap.reason().zh()).isEqualTo("示范一街道：王某请假至12月3日且未指定替班；区级无人负责此事项"));
        assertThat(nobody.named()).isEmpty();
    }

    @Test
    void a_post_without_the_duty_is_not_asked() {
        district.officer("周某", district.post(FIRST_COMMUNITY, "内勤", 1, false));
        assertThat(organisation.officerFor(Duty.LICENCE_RENEWAL, FIRST_COMMUNITY, TODAY))
                .isInstanceOf(Assignment.Nobody.class);
    }

    @Test
    void an_unknown_community_falls_back_to_its_street_and_a_foreign_code_to_nobody() {
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        assertThat(named(RegionCode.of("510199001777")).officer()).isEqualTo(li);
        assertThat(organisation
                        .officerFor(Duty.LICENCE_RENEWAL, RegionCode.of("110101001001"), TODAY)
                        .reason()
                        .zh())
                .isEqualTo("区划代码110101001001不在本辖区的区划树中");
    }

    @Test
    void an_officer_who_has_left_the_post_is_not_named() {
        var li = district.officer("李某", FIRST_STREET, "街道专员", 1);
        district.leaves(li, "2026-11-22");
        assertThat(organisation.officerFor(Duty.LICENCE_RENEWAL, FIRST_STREET, TODAY))
                .isInstanceOf(Assignment.Nobody.class);
    }

    private Assignment on(String day) {
        return organisation.officerFor(Duty.LICENCE_RENEWAL, FIRST_COMMUNITY, LocalDate.parse(day));
    }

    private Assignment.Named named(RegionCode region) {
        return (Assignment.Named) organisation.officerFor(Duty.LICENCE_RENEWAL, region, TODAY);
    }
}
