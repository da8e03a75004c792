package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.packs.InstallPack;
import org.kaoqian.packs.PackOnShelf;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pack street-work in a district of one street with one officer (甲, number 7). */
final class StreetWork {

    private final JdbcClient jdbc;

    StreetWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing swept yet, no shops. */
    void found(InstallPack install) {
        new OneStreet(jdbc).found();
        PackOnShelf.install(install, "rule-packs/street-work");
        jdbc.sql("truncate ledgers.shop, ledgers.apart, rules.episode, rules.revision")
                .update();
        for (var duty : List.of("street-visit", "secret-work")) {
            jdbc.sql("insert into organisation.post_duty values ('510199', 7, :duty) on conflict do nothing")
                    .param("duty", duty)
                    .update();
        }
    }

    long shop(String code, @Nullable String kind, @Nullable Integer staff, @Nullable LocalDate opened) {
        return jdbc.sql("""
                        insert into ledgers.shop (district, code, name, kind, staff, opened, region, changed_at)
                        values ('510199', :code, :code, :kind, :staff, :opened, '510199001000', now()) returning id""")
                .param("code", code)
                .param("kind", kind)
                .param("staff", staff)
                .param("opened", opened)
                .query(Long.class)
                .single();
    }

    void apart(String code, LocalDate due) {
        jdbc.sql(
                        "insert into ledgers.apart (district, code, due, region) values ('510199', :code, :due, '510199001000')")
                .param("code", code)
                .param("due", due)
                .update();
    }

    void change(long shop, String field, @Nullable Object value) {
        jdbc.sql("update ledgers.shop set " + field
                        + " = :value, version = version + 1, changed_at = now() where id = :id")
                .param("value", value)
                .param("id", shop)
                .update();
    }

    /** Makes all shops look as if they had been there for long. */
    void old() {
        jdbc.sql("update ledgers.shop set changed_at = now() - interval '1 hour'")
                .update();
    }

    /** What was raised of a rule, in the order of the days: 09-01 hello. */
    List<String> raised(String rule) {
        return jdbc.sql("select to_char(due_on, 'MM-DD') || ' ' || step from rules.occasion"
                        + " where rule = :rule and state = 'raised' order by due_on, step")
                .param("rule", rule)
                .query(String.class)
                .list();
    }
}
