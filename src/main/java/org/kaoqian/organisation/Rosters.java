package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who holds a duty on a day: three queries, however many regions there are. */
@Component
class Rosters {

    /** Absences of one officer do not overlap, yet a bulk load might break that: distinct on keeps one. */
    private static final String HOLDERS = """
            with away as (
              select distinct on (officer) officer, absent_to, cover
                from organisation.absence
               where district = :district and absent_from <= :on and absent_to >= :on
               order by officer, absent_to desc, id),
            serving as (
              select distinct officer from organisation.holding
               where district = :district and held_from <= :on and (held_to is null or held_to >= :on))
            select p.region, p.title, p.rank, o.id, o.name, a.absent_to, c.id as cover, c.name as cover_name,
                   c.id in (select officer from serving) and c.id not in (select officer from away) as cover_present
              from organisation.post_duty d
              join organisation.post p on p.district = d.district and p.id = d.post
              join organisation.holding h on h.district = p.district and h.post = p.id
               and h.held_from <= :on and (h.held_to is null or h.held_to >= :on)
              join organisation.officer o on o.district = h.district and o.id = h.officer
              left join away a on a.officer = o.id
              left join organisation.officer c on c.district = d.district and c.id = a.cover
             where d.district = :district and d.duty = :duty
            """;

    private static final String ORDER = " order by p.region, p.rank, o.id, p.id";

    private final JdbcClient db;
    private final Regions regions;

    Rosters(JdbcClient db, Regions regions) {
        this.db = db;
        this.regions = regions;
    }

    /** The roster of the whole district. */
    Roster on(Duty duty, LocalDate on) {
        var places = regions.places(on);
        var holders = db.sql(HOLDERS + ORDER)
                .param("district", regions.district().code().district())
                .param("on", on)
                .param("duty", duty.code())
                .query(Rosters::holder)
                .list();
        return new Roster(on, places, holders);
    }

    /** As much of it as one region's answer needs. */
    Roster at(RegionCode region, Duty duty, LocalDate on) {
        var path = regions.above(region, on);
        if (path.isEmpty()) {
            return new Roster(on, List.of(), List.of());
        }
        var holders = db.sql(HOLDERS + " and p.region in (:path)" + ORDER)
                .param("district", region.district())
                .param("on", on)
                .param("duty", duty.code())
                .param(
                        "path",
                        path.stream().map(place -> place.region().code().code()).toList())
                .query(Rosters::holder)
                .list();
        return new Roster(on, path, holders);
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                new OfficerId(row.getLong("id")),
                row.getString("name"),
                RegionCode.of(row.getString("region")),
                row.getString("title"),
                row.getInt("rank"),
                leave(row));
    }

    private static Optional<Holder.Leave> leave(ResultSet row) throws SQLException {
        var until = row.getObject("absent_to", LocalDate.class);
        if (until == null) {
            return Optional.empty();
        }
        var cover = row.getString("cover_name");
        return Optional.of(new Holder.Leave(
                until,
                cover == null
                        ? Optional.empty()
                        : Optional.of(new Holder.Cover(
                                new OfficerId(row.getLong("cover")), cover, row.getBoolean("cover_present")))));
    }
}
