package org.kaoqian.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * 示范区 for tests: two streets, a functional zone with a third street inside it, communities, and as many officers as a
 * test asks for. Every account's password is {@link #PASSWORD}.
 */
public final class SmallDistrict {

    public static final String PASSWORD = "qing-wen-xian-sheng";
    public static final RegionCode DISTRICT = RegionCode.of("510199");
    public static final RegionCode FIRST_STREET = RegionCode.of("510199001");
    public static final RegionCode FIRST_COMMUNITY = RegionCode.of("510199001001");
    public static final RegionCode SECOND_COMMUNITY = RegionCode.of("510199001002");
    public static final RegionCode SECOND_STREET = RegionCode.of("510199002");
    public static final RegionCode ZONE = RegionCode.of("510199401");
    public static final RegionCode ZONE_STREET = RegionCode.of("510199003");
    public static final RegionCode ZONE_COMMUNITY = RegionCode.of("510199003001");

    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final JdbcClient db;

    private SmallDistrict(JdbcClient db) {
        this.db = db;
    }

    /** The regions alone. */
    public static SmallDistrict founded(JdbcClient db) {
        dissolve(db);
        var district = new SmallDistrict(db);
        district.region(DISTRICT, "示范区", "DISTRICT", null);
        district.region(FIRST_STREET, "示范一街道", "STREET", DISTRICT);
        district.region(FIRST_COMMUNITY, "示范一社区", "COMMUNITY", FIRST_STREET);
        district.region(SECOND_COMMUNITY, "示范二社区", "COMMUNITY", FIRST_STREET);
        district.region(SECOND_STREET, "示范二街道", "STREET", DISTRICT);
        district.region(ZONE, "示范功能区", "ZONE", DISTRICT);
        district.region(ZONE_STREET, "示范三街道", "STREET", ZONE);
        district.region(ZONE_COMMUNITY, "示范三社区", "COMMUNITY", ZONE_STREET);
        return district;
    }

    /** Takes everything away again, for tests that share a database. */
    public static void dissolve(JdbcClient db) {
        db.sql("truncate organisation.account, organisation.absence, organisation.holding, organisation.officer,"
                        + " organisation.post_duty, organisation.post, organisation.region")
                .update();
    }

    public void region(RegionCode code, String name, String kind, @Nullable RegionCode parent) {
        db.sql(
                        "insert into organisation.region (district, code, name, kind, parent) values (:d, :code, :name, :kind, :parent)")
                .param("d", code.district())
                .param("code", code.code())
                .param("name", name)
                .param("kind", kind)
                .param("parent", parent == null ? null : parent.code())
                .update();
    }

    /** A post and its number; with the duty of renewals if it says so. */
    public long post(RegionCode region, String title, int rank, boolean renewals) {
        var post = db.sql("insert into organisation.post (district, region, title, rank)"
                        + " values (:d, :region, :title, :rank) returning id")
                .param("d", DISTRICT.district())
                .param("region", region.code())
                .param("title", title)
                .param("rank", rank)
                .query(Long.class)
                .single();
        if (renewals) {
            db.sql("insert into organisation.post_duty (district, post, duty) values (:d, :post, 'licence-renewal')")
                    .param("d", DISTRICT.district())
                    .param("post", post)
                    .update();
        }
        return post;
    }

    /** An officer who has held the post for years. */
    public OfficerId officer(String name, long post) {
        var id = new OfficerId(
                db.sql("insert into organisation.officer (district, name, post) values (:d, :name, :post) returning id")
                        .param("d", DISTRICT.district())
                        .param("name", name)
                        .param("post", post)
                        .query(Long.class)
                        .single());
        holds(id, post);
        return id;
    }

    public OfficerId officer(String name, RegionCode region, String title, int rank) {
        return officer(name, post(region, title, rank, true));
    }

    public void holds(OfficerId officer, long post) {
        db.sql(
                        "insert into organisation.holding (district, post, officer, held_from) values (:d, :post, :officer, :since)")
                .param("d", DISTRICT.district())
                .param("post", post)
                .param("officer", officer.value())
                .param("since", LONG_AGO)
                .update();
    }

    public void leaves(OfficerId officer, String lastDay) {
        db.sql("update organisation.holding set held_to = :last where district = :d and officer = :officer")
                .param("last", LocalDate.parse(lastDay))
                .param("d", DISTRICT.district())
                .param("officer", officer.value())
                .update();
    }

    public void absent(OfficerId officer, String from, String to, @Nullable OfficerId cover) {
        db.sql("insert into organisation.absence (district, officer, absent_from, absent_to, reason, cover)"
                        + " values (:d, :officer, :from, :to, '年休假', :cover)")
                .param("d", DISTRICT.district())
                .param("officer", officer.value())
                .param("from", LocalDate.parse(from))
                .param("to", LocalDate.parse(to))
                .param("cover", cover == null ? null : cover.value())
                .update();
    }

    public void account(String username, OfficerId officer, Role role) {
        db.sql("insert into organisation.account (username, district, officer, password_hash, role)"
                        + " values (:username, :d, :officer, :hash, :role)")
                .param("username", username)
                .param("d", DISTRICT.district())
                .param("officer", officer.value())
                .param("hash", HASH)
                .param("role", role.name())
                .update();
    }

    /** A signed-in life for tests of pages and of the API: an officer with a post and an account. */
    public OfficerId person(String username, String name, RegionCode region, Role role) {
        var id = officer(name, region, role.title().zh(), 10);
        account(username, id, role);
        return id;
    }
}
