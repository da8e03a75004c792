package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The first rows of an organisation: a district, a post in it, an officer who holds it, an account. */
@Component
class Founding {

    private final JdbcClient db;
    private final Clock clock;

    Founding(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void found(RegionCode district, String name, String passwordHash, Role role) {
        db.sql("insert into organisation.region (district, code, name, kind) values (:d, :code, :name, 'DISTRICT')")
                .param("d", district.district())
                .param("code", district.code())
                .param("name", name)
                .update();
        var post = db.sql("insert into organisation.post (district, region, title) values (:d, :code, '系统管理员')"
                        + " returning id")
                .param("d", district.district())
                .param("code", district.code())
                .query(Long.class)
                .single();
        var officer = db.sql("insert into organisation.officer (district, name, post) values (:d, '管理员', :post)"
                        + " returning id")
                .param("d", district.district())
                .param("post", post)
                .query(Long.class)
                .single();
        db.sql(
                        "insert into organisation.holding (district, post, officer, held_from) values (:d, :post, :officer, :today)")
                .param("d", district.district())
                .param("post", post)
                .param("officer", officer)
                .param("today", LocalDate.now(clock))
                .update();
        db.sql("insert into organisation.account (username, district, officer, password_hash, role)"
                        + " values ('admin', :d, :officer, :hash, :role)")
                .param("d", district.district())
                .param("officer", officer)
                .param("hash", passwordHash)
                .param("role", role.name())
                .update();
    }
}
