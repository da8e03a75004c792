package org.kaoqian.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.RegionCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The region tree as it stands in the database. */
@Component
class Regions {

    private static final String VALID = " valid_from <= :on and (valid_to is null or valid_to >= :on) ";

    private final JdbcClient db;
    private final Clock clock;

    Regions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Region district() {
        return ifFounded()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "There is no district yet: start with kaoqian.demo=true, or set kaoqian.district.code and .name"));
    }

    Optional<Region> ifFounded() {
        return db.sql("select code, name, kind from organisation.region where kind = 'DISTRICT' order by code limit 1")
                .query(Regions::region)
                .optional();
    }

    List<Region> today() {
        return places(LocalDate.now(clock)).stream().map(Place::region).toList();
    }

    Optional<Region> region(RegionCode code) {
        return db.sql("select code, name, kind from organisation.region where district = :district and code = :code")
                .param("district", code.district())
                .param("code", code.code())
                .query(Regions::region)
                .optional();
    }

    /** The whole tree on a day, a parent before its children. */
    List<Place> places(LocalDate on) {
        return db.sql("""
                        with recursive tree as (
                          select code, name, kind, parent, 0 as depth from organisation.region
                           where district = :district and parent is null and""" + VALID + """
                          union all
                          select r.code, r.name, r.kind, r.parent, t.depth + 1
                            from tree t join organisation.region r
                              on r.district = :district and r.parent = t.code and""" + VALID + """
                        )
                        select * from tree order by depth, code""")
                .param("district", district().code().district())
                .param("on", on)
                .query(Regions::place)
                .list();
    }

    /** The nearest region of the tree at or above a code, and what lies above it, the nearest first; none for a foreign code. */
    List<Place> above(RegionCode code, LocalDate on) {
        return db.sql("""
                        with recursive up as (
                          (select code, name, kind, parent, 0 as height from organisation.region
                            where district = :district and code in (:candidates) and""" + VALID + """
                            order by code desc limit 1)
                          union all
                          select r.code, r.name, r.kind, r.parent, u.height + 1
                            from up u join organisation.region r on r.district = :district and r.code = u.parent
                        )
                        select * from up order by height""")
                .param("district", code.district())
                .param("candidates", codes(code))
                .param("on", on)
                .query(Regions::place)
                .list();
    }

    /**
     * What an officer of a region sees: the region and, since the code of a functional zone says nothing about its
     * streets, every region below a zone whose code does not lie inside another one's.
     */
    List<RegionCode> areas(RegionCode of) {
        var inside = db.sql("""
                        with recursive tree as (
                          select code from organisation.region where district = :district and code = :code
                          union all
                          select r.code from tree t join organisation.region r
                              on r.district = :district and r.parent = t.code
                        )
                        select code from tree order by code""")
                .param("district", of.district())
                .param("code", of.code())
                .query(String.class)
                .list();
        var all = inside.stream().map(RegionCode::of).toList();
        var roots = all.stream()
                .filter(code -> all.stream().noneMatch(other -> !other.equals(code) && other.contains(code)))
                .toList();
        return roots.isEmpty() ? List.of(of) : roots;
    }

    Scope inside(RegionCode within) {
        return new Scope(areas(within));
    }

    private static List<String> codes(RegionCode code) {
        return Stream.iterate(Optional.of(code), Optional::isPresent, up -> up.flatMap(RegionCode::parent))
                .flatMap(Optional::stream)
                .map(RegionCode::code)
                .toList();
    }

    private static Region region(ResultSet row, int number) throws SQLException {
        return new Region(
                RegionCode.of(row.getString("code")),
                row.getString("name"),
                Region.Kind.valueOf(row.getString("kind")));
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var parent = row.getString("parent");
        return new Place(region(row, number), parent == null ? Optional.empty() : Optional.of(RegionCode.of(parent)));
    }
}
