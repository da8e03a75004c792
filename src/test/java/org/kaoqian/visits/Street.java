package org.kaoqian.visits;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.kaoqian.access.Role;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One street with a community on Monday, 23 November 2026, its residents, and those who call at them. */
final class Street {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final String DISTRICT = "510199";
    private static final String COMMUNITY = "510199001001";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient jdbc;

    Street(JdbcClient jdbc) {
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
        jdbc.sql("""
                        insert into organisation.region (district, code, name, kind, parent)
                        values ('510199', '510199000000', '示范区', 'DISTRICT', null),
                               ('510199', '510199001000', '春熙街道', 'STREET', '510199000000'),
                               ('510199', '510199002000', '东门街道', 'STREET', '510199000000'),
                               ('510199', '510199001001', '学府社区', 'COMMUNITY', '510199001000') on conflict do nothing""").update();
        jdbc.sql("delete from casework.cases").update();
        jdbc.sql("delete from ledgers.resident").update();
    }

    Viewer officer(String name) {
        return person(name, COMMUNITY, Role.OFFICER);
    }

    Viewer leader(String name) {
        return person(name, "510199001000", Role.LEADER);
    }

    Viewer auditor(String name) {
        return person(name, "510199001000", Role.AUDITOR);
    }

    Viewer elsewhere(String name) {
        return person(name, "510199002000", Role.OFFICER);
    }

    private static Viewer person(String name, String region, Role role) {
        var id = 9_000_000L + NUMBER.incrementAndGet();
        return new Viewer(id, "user" + id, name, RegionCode.of(region), role.permissions());
    }

    long resident(String name, String address) {
        return jdbc.sql("""
                        insert into ledgers.resident (district, number, name, address, phone, region, state)
                        values (?, ?, ?, ?, '13800005678', ?, 'none') returning id""")
                .params(DISTRICT, "R" + NUMBER.incrementAndGet(), name, address, COMMUNITY)
                .query(Long.class)
                .single();
    }

    /** The case that a sweep has opened for a resident, now with this officer. */
    long caseOf(long resident, Viewer officer) {
        return jdbc.sql("update casework.cases set officer_id = ?, nobody_zh = null, nobody_en = null"
                        + " where ledger = 'resident' and subject_id = ? returning id")
                .params(officer.officerId(), resident)
                .query(Long.class)
                .single();
    }

    String field(long caseId, String name) {
        return jdbc.sql("select r." + name + "::text from ledgers.resident r join casework.cases c"
                        + " on c.subject_id = r.id and c.ledger = 'resident' where c.id = ?")
                .params(caseId)
                .query(String.class)
                .single();
    }
}
