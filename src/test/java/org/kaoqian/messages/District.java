package org.kaoqian.messages;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A small district put into a database by hand: two streets, one officer, licences, occasions and their cases. */
final class District {

    static final RegionCode WHOLE = RegionCode.of("510199");
    static final RegionCode STREET = RegionCode.of("510199001");
    static final RegionCode OTHER_STREET = RegionCode.of("510199002");

    private static final int MANY = 1_000;

    private final JdbcClient db;
    private final Seals seals;

    District(JdbcClient db, Seals seals) {
        this.db = db;
        this.seals = seals;
    }

    static RequestPostProcessor as(RegionCode scope, Permission... permissions) {
        var viewer = new Viewer(1, "tester", "测试员", scope, Set.of(permissions));
        return authentication(new TestingAuthenticationToken(viewer, "", List.of()));
    }

    void found() {
        db.sql("""
                truncate messages.message, messages.number_use, messages.contact_use, messages.opt_out, messages.question, messages.receipt, messages.trial_inbox, ledgers.licence,
                    casework.cases, rules.occasion cascade;
                insert into organisation.region (district, code, name, kind, parent) values
                    ('510199', '510199000000', '示范区', 'DISTRICT', null),
                    ('510199', '510199001000', '春熙街道', 'STREET', '510199000000'),
                    ('510199', '510199002000', '学府街道', 'STREET', '510199000000') on conflict do nothing;
                insert into organisation.post (district, id, region, title) values ('510199', 1, '510199001000', '帮办专员') on conflict do nothing;
                insert into organisation.officer (district, id, name, phone, post) values ('510199', 1, '张晓岚', '13900000001', 1)
                    on conflict do nothing;
                """).update();
    }

    /** Licences 1 to n with numbers of their own, each with an occasion of sweep 1 at a step and an open case. */
    void raise(int count, String step) {
        db.sql("""
                insert into ledgers.licence (district, id, number, type, type_known, holder, code, region, phone, expires)
                select '510199', n, 'JY2510199' || lpad(n::text, 7, '0'), '食品经营许可证', false, '示例餐饮店' || n, '92510199MA' || lpad(n::text, 8, '0'),
                       case when n % 2 = 1 then '510199001001' else '510199002001' end, (13800000000 + n)::text, date '2027-03-01'
                from generate_series(1, :count) as n
                """).param("count", count).update();
        Numbers.seal(db, seals);
        db.sql("""
                insert into casework.cases (district, id, rule, step, cycle, ledger, subject_id, title, title_en, holder, region, officer_id,
                                            deadline, opened_at)
                select district, id + 1000000, 'licence-renewal', :step, expires, 'licence', id, '延续', 'Renewal', holder, region, 1,
                       date '2027-01-30', timestamptz '2026-11-23 02:00Z'
                from ledgers.licence
                """).param("step", step).update();
        db.sql("""
                insert into rules.occasion (district, rule, subject_id, cycle, step, ledger, sweep, region, officer_id, due_on, deadline,
                                            why_zh, why_en, state)
                select district, 'licence-renewal', id, expires, :step, 'licence', 1, region, 1, date '2026-11-23', date '2027-01-30', '', '', 'raised'
                from ledgers.licence
                """).param("step", step).update();
        if (count > MANY) {
            // What autovacuum does within a minute; without it a plan made for a handful of rows is kept for thousands.
            db.sql("analyze ledgers.licence, casework.cases, rules.occasion").update();
        }
    }
}
