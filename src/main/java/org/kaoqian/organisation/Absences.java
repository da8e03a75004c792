package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The absences on record. */
@Component
class Absences {

    private static final String ABSENCES = """
            select a.id, a.officer, o.name, a.absent_from, a.absent_to, a.reason, a.cover, c.name as cover_name, a.version
              from organisation.absence a
              join organisation.officer o on o.district = a.district and o.id = a.officer
              left join organisation.officer c on c.district = a.district and c.id = a.cover
             where a.district = :district
            """;

    private final JdbcClient db;
    private final Regions regions;

    Absences(JdbcClient db, Regions regions) {
        this.db = db;
        this.regions = regions;
    }

    Optional<Absence> absence(long id) {
        return select("and a.id = :id").param("id", id).query(Absences::absence).optional();
    }

    /** The officer's own, the latest first. */
    List<Absence> of(OfficerId officer) {
        return select("and a.officer = :officer order by a.absent_from desc limit 50")
                .param("officer", officer.value())
                .query(Absences::absence)
                .list();
    }

    /** Those of others, not yet over, for which the officer covers. */
    List<Absence> coveredBy(OfficerId officer, LocalDate today) {
        return select("and a.cover = :officer and a.absent_to >= :today order by a.absent_from")
                .param("officer", officer.value())
                .param("today", today)
                .query(Absences::absence)
                .list();
    }

    /** One of the officer's that shares a day with the period. */
    Optional<Absence> overlapping(OfficerId officer, LocalDate from, LocalDate to) {
        return select("and a.officer = :officer and a.absent_from <= :to and a.absent_to >= :from"
                        + " order by a.absent_from limit 1")
                .param("officer", officer.value())
                .param("from", from)
                .param("to", to)
                .query(Absences::absence)
                .optional();
    }

    private JdbcClient.StatementSpec select(String condition) {
        return db.sql(ABSENCES + condition)
                .param("district", regions.district().code().district());
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        var cover = row.getObject("cover", Long.class);
        return new Absence(
                row.getLong("id"),
                new OfficerId(row.getLong("officer")),
                row.getString("name"),
                row.getObject("absent_from", LocalDate.class),
                row.getObject("absent_to", LocalDate.class),
                row.getString("reason"),
                cover == null ? null : new OfficerId(cover),
                row.getString("cover_name"),
                row.getInt("version"));
    }
}
