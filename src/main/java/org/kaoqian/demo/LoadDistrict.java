package org.kaoqian.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoqian.demo.FictionalPlaces.Place;
import org.kaoqian.ledgers.Seals;
import org.kaoqian.ledgers.Secret;

/** Writes the demo district into an empty database: all or nothing, in a few seconds. */
final class LoadDistrict {

    static final String DISTRICT = FictionalPlaces.DISTRICT.code().district();

    private final Connection connection;
    private final LocalDate today;
    private final Seals seals;

    LoadDistrict(Connection connection, LocalDate today, Seals seals) {
        this.connection = connection;
        this.today = today;
        this.seals = seals;
    }

    void load(FictionalLedgers ledgers, String passwordHash) throws SQLException {
        regions();
        officers(new FictionalOfficers(today), passwordHash);
        copy(
                "ledgers.enterprise (district, code, name, premises, region, contact, contact_idx, phone, phone_idx,"
                        + " industry, registered, status)",
                ledgers.enterprises()
                        .map(e -> row(
                                e.code(),
                                e.name(),
                                e.premises(),
                                e.region(),
                                seals.seal(Secret.NAME, e.contact()),
                                Seals.hex(seals.index(Secret.NAME, e.contact())),
                                seals.seal(Secret.PHONE, e.phone()),
                                Seals.hex(seals.index(Secret.PHONE, e.phone())),
                                e.industry(),
                                e.registered(),
                                e.status())));
        copy(
                "ledgers.licence (district, number, type, type_known, holder, code, premises, region, contact, contact_idx,"
                        + " phone, phone_idx, issued, expires, status)",
                ledgers.licences()
                        .map(licence -> row(
                                licence.number(),
                                licence.type(),
                                licence.typeKnown(),
                                licence.holder().name(),
                                licence.holder().code(),
                                licence.holder().premises(),
                                licence.holder().region(),
                                seals.seal(Secret.NAME, licence.holder().contact()),
                                Seals.hex(seals.index(
                                        Secret.NAME, licence.holder().contact())),
                                seals.seal(Secret.PHONE, licence.holder().phone()),
                                Seals.hex(seals.index(
                                        Secret.PHONE, licence.holder().phone())),
                                licence.issued(),
                                licence.expires(),
                                licence.status())));
        execute("analyze ledgers.enterprise");
        execute("analyze ledgers.licence");
    }

    private void regions() throws SQLException {
        copy(
                "organisation.region (district, code, name, kind, parent)",
                Stream.of(
                                Stream.of(region(FictionalPlaces.DISTRICT, "DISTRICT", null)),
                                FictionalPlaces.zones().map(zone -> region(zone, "ZONE", FictionalPlaces.DISTRICT)),
                                FictionalPlaces.streets().stream()
                                        .map(street -> region(street, "STREET", FictionalPlaces.above(street))),
                                FictionalPlaces.communities().stream()
                                        .map(community ->
                                                region(community, "COMMUNITY", FictionalPlaces.streetOf(community))))
                        .flatMap(rows -> rows));
    }

    private void officers(FictionalOfficers officers, String passwordHash) throws SQLException {
        var people = officers.people();
        copy(
                "organisation.post (district, id, region, title, rank)",
                people.stream().map(p -> row(p.id(), p.place().code(), p.post(), p.rank())));
        copy(
                "organisation.post_duty (district, post, duty)",
                Stream.concat(
                        people.stream()
                                .filter(FictionalOfficers.Person::renews)
                                .map(p -> row(p.id(), "licence-renewal")),
                        people.stream()
                                .filter(FictionalOfficers.Person::answers)
                                .map(p -> row(p.id(), "inquiry"))));
        copy(
                "organisation.officer (district, id, name, phone, post)",
                people.stream().map(p -> row(p.id(), p.name(), p.phone(), p.id())));
        copy(
                "organisation.holding (district, post, officer, held_from)",
                people.stream().map(p -> row(p.id(), p.id(), today.minusYears(1))));
        copy(
                "organisation.absence (district, officer, absent_from, absent_to, reason, cover)",
                officers.away().map(a -> row(a.officer(), a.from(), a.to(), a.reason(), a.cover())));
        copy(
                "organisation.account (district, username, officer, password_hash, role)",
                people.stream().map(p -> row(p.username(), p.id(), passwordHash, p.role())));
        execute("select setval('organisation.post_id', " + people.size() + "), setval('organisation.officer_id', "
                + people.size() + ")");
    }

    private static List<@Nullable Object> region(Place place, String kind, @Nullable Place parent) {
        return row(place.code(), place.name(), kind, parent == null ? null : parent.code());
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new java.util.ArrayList<@Nullable Object>();
        row.add(DISTRICT);
        row.addAll(Arrays.asList(cells));
        return row;
    }

    private void copy(String target, Stream<List<@Nullable Object>> rows) throws SQLException {
        BulkCopy.copy(connection, target, rows);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
