package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoqian.access.Role;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisation as it is on record, in the terms of the workbook. Officers without an account are not in it. */
@Component
class PresentOrganisation {

    private static final String PEOPLE = """
            select a.username, o.id, o.name, o.phone, p.id as post, p.title, p.region, p.rank, a.role,
                   array(select d.duty from organisation.post_duty d
                          where d.district = p.district and d.post = p.id order by d.duty) as duties,
                   not exists (select from organisation.officer other
                                where other.district = p.district and other.post = p.id and other.id <> o.id)
               and not exists (select from organisation.holding h
                                where h.district = p.district and h.post = p.id and h.officer <> o.id
                                  and (h.held_to is null or h.held_to >= :today)) as alone
              from organisation.account a
              join organisation.officer o on o.district = a.district and o.id = a.officer
              join organisation.post p on p.district = o.district and p.id = o.post
             where a.district = :district
             order by p.region, p.rank, a.username
            """;

    private final JdbcClient db;
    private final Regions regions;
    private final Clock clock;

    PresentOrganisation(JdbcClient db, Regions regions, Clock clock) {
        this.db = db;
        this.regions = regions;
        this.clock = clock;
    }

    RegionCode district() {
        return regions.district().code();
    }

    /** Until the transaction ends nobody else imports or takes an administrator's role away. */
    void lock() {
        db.sql("select code from organisation.region where kind = 'DISTRICT' order by code for update")
                .query(String.class)
                .list();
        db.sql("select username from organisation.account where role = 'ADMINISTRATOR' order by username for update")
                .query(String.class)
                .list();
    }

    /** Parents first. */
    List<Place> places() {
        return regions.places(LocalDate.now(clock));
    }

    /** By username. */
    Map<String, OrganisationDraft.Known> people() {
        return db
                .sql(PEOPLE)
                .param("district", district().district())
                .param("today", LocalDate.now(clock))
                .query(PresentOrganisation::known)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        known -> known.person().username(), known -> known, (one, other) -> one, LinkedHashMap::new));
    }

    private static OrganisationDraft.Known known(ResultSet row, int number) throws SQLException {
        var seat = new OrganisationDraft.Seat(
                row.getString("title"),
                RegionCode.of(row.getString("region")),
                Set.of((String[]) row.getArray("duties").getArray()),
                row.getInt("rank"));
        var person = new OrganisationDraft.Person(
                row.getString("username"),
                row.getString("name"),
                row.getString("phone"),
                seat,
                Role.valueOf(row.getString("role")));
        return new OrganisationDraft.Known(
                new OfficerId(row.getLong("id")), person, row.getLong("post"), row.getBoolean("alone"));
    }
}
