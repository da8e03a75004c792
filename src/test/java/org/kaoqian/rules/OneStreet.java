package org.kaoqian.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A district of one street with one officer (甲, number 7), and its licences. */
final class OneStreet {

    private final JdbcClient jdbc;

    OneStreet(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing swept yet, no licences. */
    void found() {
        jdbc.sql("truncate rules.occasion, rules.stopped, rules.progress, rules.handled, rules.sweep, rules.sweep_rule,"
                        + " rules.sweep_step, ledgers.licence")
                .update();
        jdbc.sql("""
                        insert into organisation.region (district, code, name, kind, parent)
                        values ('510199', '510199000000', '示范区', 'DISTRICT', null),
                               ('510199', '510199001000', '一街道', 'STREET', '510199000000') on conflict do nothing""").update();
        insert("organisation.post (district, id, region, title) values ('510199', 7, '510199001000', '岗')");
        insert("organisation.post_duty values ('510199', 7, 'licence-renewal')");
        insert("organisation.officer (district, id, name, post) values ('510199', 7, '甲', 7)");
        insert("organisation.holding values ('510199', 7, 7, '2020-01-01')");
    }

    private void insert(String what) {
        jdbc.sql("insert into " + what + " on conflict do nothing").update();
    }

    /** @param type a type's code, or 某某许可 for one that nobody knows */
    void licence(String holder, String type, @Nullable LocalDate expires) {
        jdbc.sql("""
                        insert into ledgers.licence (district, number, type, type_known, holder, region, expires, changed_at)
                        values ('510199', :holder, :type, :known, :holder, '510199001000', :expires, now())""")
                .param("holder", holder)
                .param("type", type)
                .param("known", !type.equals("某某许可"))
                .param("expires", expires)
                .update();
    }

    /** Makes all licences look as if they had been there for long. */
    void old() {
        jdbc.sql("update ledgers.licence set changed_at = now() - interval '1 hour'")
                .update();
    }

    long id(String holder) {
        return jdbc.sql("select id from ledgers.licence where holder = :holder")
                .param("holder", holder)
                .query(Long.class)
                .single();
    }
}
