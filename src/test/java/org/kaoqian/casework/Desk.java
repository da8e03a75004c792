package org.kaoqian.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.RegionCode;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small district on Monday, 23 November 2026: two streets, one community, and people who come as tests need them. */
final class Desk {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String STREET = "510199001000";
    static final String COMMUNITY = "510199001001";
    static final String OTHER_STREET = "510199002000";
    private static final String DISTRICT = "510199";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient jdbc;

    Desk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @TestConfiguration
    static class FixedClock {

        @Bean
        @Primary
        Clock fixedClock() {
            return Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
        }
    }

    void found() {
        region("510199000000", "示范区", "DISTRICT", null);
        region(STREET, "春熙街道", "STREET", "510199000000");
        region(OTHER_STREET, "东门街道", "STREET", "510199000000");
        region(COMMUNITY, "学府社区", "COMMUNITY", STREET);
    }

    private void region(String code, String name, String kind, @Nullable String parent) {
        jdbc.sql(
                        "insert into organisation.region (district, code, name, kind, parent) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(DISTRICT, code, name, kind, parent)
                .update();
    }

    /** Somebody with a post in a region; with a duty, the responsible one there. */
    Viewer person(String name, String region, Role role, boolean renewals) {
        var post = jdbc.sql("insert into organisation.post (district, region, title) values (?, ?, '专员') returning id")
                .params(DISTRICT, region)
                .query(Long.class)
                .single();
        var officer = jdbc.sql("insert into organisation.officer (district, name, post) values (?, ?, ?) returning id")
                .params(DISTRICT, name, post)
                .query(Long.class)
                .single();
        jdbc.sql("insert into organisation.holding (district, post, officer, held_from) values (?, ?, ?, '2020-01-01')")
                .params(DISTRICT, post, officer)
                .update();
        if (renewals) {
            jdbc.sql("insert into organisation.post_duty (district, post, duty) values (?, ?, 'licence-renewal')")
                    .params(DISTRICT, post)
                    .update();
        }
        var username = "user" + officer;
        jdbc.sql(
                        "insert into organisation.account (username, district, officer, password_hash, role) values (?, ?, ?, '-', ?)")
                .params(username, DISTRICT, officer, role.name())
                .update();
        return new Viewer(officer, username, name, RegionCode.of(region), role.permissions());
    }

    /** The same person with a duty on the post. */
    Viewer withDuty(Viewer person, String duty) {
        jdbc.sql("insert into organisation.post_duty (district, post, duty) select district, post, ? from"
                        + " organisation.officer where district = ? and id = ? on conflict do nothing")
                .params(duty, DISTRICT, person.officerId())
                .update();
        var duties = new java.util.HashSet<>(person.duties());
        duties.add(duty);
        return new Viewer(
                person.officerId(),
                person.username(),
                person.displayName(),
                person.scope(),
                person.permissions(),
                person.areas(),
                duties);
    }

    /** A resident of the community whom the pack for tests has called at. */
    long resident(String name, String address) {
        return jdbc.sql("""
                        insert into ledgers.resident (district, number, name, address, region, state)
                        values (?, ?, ?, ?, ?, 'none') returning id""")
                .params(DISTRICT, "R" + NUMBER.incrementAndGet(), name, address, COMMUNITY)
                .query(Long.class)
                .single();
    }

    /** The case that a sweep has opened for a record, now with this officer. */
    CaseId caseOf(String ledger, long subject, Viewer officer) {
        jdbc.sql("update casework.cases set officer_id = ?, nobody_zh = null, nobody_en = null where ledger = ? and"
                        + " subject_id = ?")
                .params(officer.officerId(), ledger, subject)
                .update();
        return new CaseId(jdbc.sql("select id from casework.cases where ledger = ? and subject_id = ?")
                .params(ledger, subject)
                .query(Long.class)
                .single());
    }

    void absent(Viewer away, @Nullable Viewer cover) {
        jdbc.sql("""
                        insert into organisation.absence (district, officer, absent_from, absent_to, reason, cover)
                        values (?, ?, '2026-11-20', '2026-11-27', '年假', ?)""")
                .params(DISTRICT, away.officerId(), cover == null ? null : cover.officerId())
                .update();
    }

    /** A licence that expires in two months. */
    long licence(String region) {
        return jdbc.sql("""
                        insert into ledgers.licence (district, number, type, type_known, holder, code, premises, region, phone, expires)
                        values (?, ?, '', false, '示范区明德餐饮店', '92510199MA00000001', '人民路12号', ?, '13800005678', '2027-01-23')
                        returning id""")
                .params(DISTRICT, "JY" + NUMBER.incrementAndGet(), region)
                .query(Long.class)
                .single();
    }

    /** A case that a rule opened for a licence of the community, due in ten days; with nobody where officer is null. */
    CaseId ruleCase(@Nullable Viewer officer) {
        return ruleCase(officer, COMMUNITY, TODAY.plusDays(10));
    }

    CaseId ruleCase(@Nullable Viewer officer, String region, LocalDate deadline) {
        var subject = licence(region);
        return new CaseId(jdbc.sql("""
                        insert into casework.cases (district, rule, step, cycle, ledger, subject_id, title, title_en, holder, code, number,
                            premises, region, officer_id, nobody_zh, nobody_en, deadline, opened_at)
                        select district, 'licence-renewal', 'window-opens', expires, 'licence', id, '许可延续', 'Licence renewal', holder,
                            code, number, premises, region, :officer, :zh, :en, :deadline, :at
                        from ledgers.licence where district = :district and id = :id returning id""")
                .param("officer", officer == null ? null : officer.officerId())
                .param("zh", officer == null ? "学府社区没有设岗" : null)
                .param("en", officer == null ? "The community has no post" : null)
                .param("deadline", deadline)
                .param("at", Instant.parse("2026-11-20T00:00:00Z").atOffset(ZoneOffset.UTC))
                .param("district", DISTRICT)
                .param("id", subject)
                .query(Long.class)
                .single());
    }

    long entries(CaseId id) {
        return jdbc.sql("select count(*) from casework.entry where district = ? and case_id = ?")
                .params(DISTRICT, id.value())
                .query(Long.class)
                .single();
    }

    static OfficerId id(Viewer viewer) {
        return new OfficerId(viewer.officerId());
    }
}
