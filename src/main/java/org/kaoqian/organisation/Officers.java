package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaoqian.access.Scope;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The officers and their main posts. */
@Component
class Officers {

    private final JdbcClient db;
    private final Regions regions;

    Officers(JdbcClient db, Regions regions) {
        this.db = db;
        this.regions = regions;
    }

    Optional<Officer> officer(OfficerId id) {
        return db.sql("select * from organisation.officer_card where district = :district and id = :id")
                .param("district", regions.district().code().district())
                .param("id", id.value())
                .query(Officers::officer)
                .optional();
    }

    List<Officer> within(Scope scope) {
        return db.sql("select * from organisation.officer_card where district = :district and " + scope.sql("region")
                        + " order by region, id")
                .param("district", regions.district().code().district())
                .params(scope.params())
                .query(Officers::officer)
                .list();
    }

    Map<OfficerId, Optional<OfficerId>> absences(LocalDate on) {
        var covers = new HashMap<OfficerId, Optional<OfficerId>>();
        db.sql(
                        "select officer, cover from organisation.absence where district = :district and absent_from <= :on and absent_to >= :on")
                .param("district", regions.district().code().district())
                .param("on", on)
                .query(row -> {
                    var cover = row.getObject("cover", Long.class);
                    covers.put(
                            new OfficerId(row.getLong("officer")),
                            Optional.ofNullable(cover).map(OfficerId::new));
                });
        covers.replaceAll((absent, cover) -> cover.filter(each -> !covers.containsKey(each)));
        return covers;
    }

    /** The officer, if the viewer may know: oneself, those in one's own scope, and those whose region holds it. */
    Optional<Officer> seenBy(Viewer viewer, OfficerId id) {
        return officer(id)
                .filter(officer -> officer.id().value() == viewer.officerId()
                        || viewer.sees(officer.region())
                        || regions.areas(officer.region()).stream().anyMatch(area -> area.contains(viewer.scope())));
    }

    /** Whether the officer holds any post on a day. */
    boolean serves(OfficerId id, LocalDate on) {
        return db.sql(
                        "select exists (select from organisation.holding where district = :district and officer = :officer"
                                + " and held_from <= :on and (held_to is null or held_to >= :on))")
                .param("district", regions.district().code().district())
                .param("officer", id.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    /** What the posts that an officer holds on a day are responsible for. */
    Set<String> duties(String district, OfficerId id, LocalDate on) {
        return Set.copyOf(db.sql("""
                        select distinct d.duty
                          from organisation.holding h
                          join organisation.post_duty d on d.district = h.district and d.post = h.post
                         where h.district = :district and h.officer = :officer
                           and h.held_from <= :on and (h.held_to is null or h.held_to >= :on)""")
                .param("district", district)
                .param("officer", id.value())
                .param("on", on)
                .query(String.class)
                .list());
    }

    private static Officer officer(ResultSet row, int number) throws SQLException {
        return new Officer(
                new OfficerId(row.getLong("id")),
                row.getString("name"),
                row.getString("username"),
                RegionCode.of(row.getString("region")),
                row.getString("post"),
                row.getString("phone"));
    }
}
