package org.kaoqian.ledgers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.organisation.Region;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from a ledger what is compared, and keeps the numbers under which records are looked for. */
@Component
class Likenesses {

    private final JdbcClient db;
    private final Organisation organisation;

    Likenesses(JdbcClient db, Organisation organisation) {
        this.db = db;
        this.organisation = organisation;
    }

    /** How one ledger is read. */
    record Reader(Compared compared, PlaceNames places) {

        private String columns() {
            var same = compared.same().stream()
                    .map(field -> field.isSensitive()
                            ? "encode(t.%1$s_idx, 'hex') as s_%1$s".formatted(field.name())
                            : "t.%1$s::text as s_%1$s".formatted(field.name()));
            var people = compared.people().stream()
                    .map(field -> "encode(t.%1$s_idx, 'hex') as p_%1$s".formatted(field.name()));
            var near = compared.fields().stream().map(field -> "t.%1$s as n_%1$s".formatted(field.name()));
            return Stream.of(Stream.of("t.id", "t.version"), same, people, near)
                    .flatMap(columns -> columns)
                    .collect(Collectors.joining(", "));
        }

        private Likeness read(ResultSet row) throws SQLException {
            var same = new HashMap<String, String>();
            for (var field : compared.same()) {
                var value = row.getString("s_" + field.name());
                if (value != null) {
                    Likeness.spelled(field, value).ifPresent(spelled -> same.put(field.name(), spelled));
                }
            }
            var people = new HashMap<String, String>();
            for (var field : compared.people()) {
                var value = row.getString("p_" + field.name());
                if (value != null) {
                    people.put(field.name(), value);
                }
            }
            var near = compared.near();
            if (near == null) {
                return new Likeness(row.getLong("id"), row.getInt("version"), same, people, "", null, null);
            }
            var name = row.getString("n_" + near.name().name());
            var place = row.getString("n_" + near.place().name());
            return new Likeness(
                    row.getLong("id"),
                    row.getInt("version"),
                    same,
                    people,
                    Likeness.written(name, place),
                    name == null ? null : NameWords.of(name, places),
                    place == null ? null : PlaceWords.of(place, places));
        }
    }

    String district() {
        return organisation.district().code().district();
    }

    /** Whether there is a district yet, and so anything to look through. */
    boolean hasDistrict() {
        return !organisation.regions().isEmpty();
    }

    Reader reader(Compared compared) {
        return new Reader(
                compared,
                new PlaceNames(organisation.regions().stream().map(Region::name).toList()));
    }

    /** The next records that were never compared or have changed since, in the order of their numbers. */
    List<Likeness> unread(Reader reader, long after, int limit) {
        return db.sql("select " + reader.columns() + " from "
                        + reader.compared().ledger().table()
                        + " t left join ledgers.likeness l on l.district = t.district and l.ledger = :ledger and l.record = t.id"
                        + " where t.district = :district and t.id > :after and l.version is distinct from t.version"
                        + " order by t.id limit " + limit)
                .param("district", district())
                .param("ledger", reader.compared().ledger().name())
                .param("after", after)
                .query((row, n) -> reader.read(row))
                .list();
    }

    /** The numbers of records that have changed from a moment on and were not compared since; at most so many. */
    List<Long> changed(Ledger ledger, java.time.OffsetDateTime since, int limit) {
        return db.sql("select t.id from " + ledger.table()
                        + " t left join ledgers.likeness l on l.district = t.district and l.ledger = :ledger and l.record = t.id"
                        + " where t.district = :district and t.changed_at >= :since and l.version is distinct from t.version"
                        + " limit " + limit)
                .param("district", district())
                .param("ledger", ledger.name())
                .param("since", since)
                .query(Long.class)
                .list();
    }

    Map<Long, Likeness> of(Reader reader, Collection<Long> records) {
        return db
                .sql("select " + reader.columns() + " from "
                        + reader.compared().ledger().table() + " t where t.district = :district and t.id = any(:ids)")
                .param("district", district())
                .param("ids", records.toArray(Long[]::new))
                .query((row, n) -> reader.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Likeness::record, likeness -> likeness));
    }

    /** Keeps what was read, in place of what was there. */
    void keep(Ledger ledger, List<Likeness> read) {
        var ids = read.stream().map(Likeness::record).toArray(Long[]::new);
        drop(ledger, ids);
        var keys = read.stream().map(one -> one.keys(ledger.name())).toList();
        db.sql(
                        "insert into ledgers.likeness (district, ledger, record, version, print, keys) select :district, :ledger,"
                                + " n.* from (select r, v, p, cast(k as bigint[]) from unnest(cast(:ids as bigint[]),"
                                + " cast(:versions as integer[]), cast(:prints as bytea[]), cast(:keys as text[])) as u(r, v, p, k)) n"
                                + " on conflict (district, ledger, record) do update set version = excluded.version,"
                                + " print = excluded.print, keys = excluded.keys, paired = false")
                .param("district", district())
                .param("ledger", ledger.name())
                .param("ids", ids)
                .param("versions", read.stream().map(Likeness::version).toArray(Integer[]::new))
                .param(
                        "prints",
                        read.stream().map(one -> Seals.hex(one.print())).toArray(String[]::new))
                .param(
                        "keys",
                        keys.stream()
                                .map(those ->
                                        those.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                                .toArray(String[]::new))
                .update();
        var pairs = Stream.iterate(0, i -> i < read.size(), i -> i + 1)
                .flatMap(i ->
                        keys.get(i).stream().map(key -> new long[] {read.get(i).record(), key}))
                .toList();
        db.sql(
                        "insert into ledgers.likeness_key (district, key, record) select :district, k, r from"
                                + " unnest(cast(:keys as bigint[]), cast(:records as bigint[])) as u(k, r) on conflict do nothing")
                .param("district", district())
                .param("keys", pairs.stream().map(pair -> pair[1]).toArray(Long[]::new))
                .param("records", pairs.stream().map(pair -> pair[0]).toArray(Long[]::new))
                .update();
    }

    private void drop(Ledger ledger, Long[] ids) {
        db.sql(
                        "delete from ledgers.likeness_key k using (select l.record, unnest(l.keys) as key from ledgers.likeness l"
                                + " where l.district = :district and l.ledger = :ledger and l.record = any(:ids)) old"
                                + " where k.district = :district and k.key = old.key and k.record = old.record")
                .param("district", district())
                .param("ledger", ledger.name())
                .param("ids", ids)
                .update();
    }

    /** Lets go of records that are no longer there. */
    void forgetGone(Ledger ledger) {
        var gone = db.sql("select l.record from ledgers.likeness l where l.district = :district and l.ledger = :ledger"
                        + " and not exists (select 1 from " + ledger.table()
                        + " t where t.district = l.district and t.id = l.record)")
                .param("district", district())
                .param("ledger", ledger.name())
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        if (gone.length > 0) {
            drop(ledger, gone);
            db.sql(
                            "delete from ledgers.likeness where district = :district and ledger = :ledger and record = any(:ids)")
                    .param("district", district())
                    .param("ledger", ledger.name())
                    .param("ids", gone)
                    .update();
            db.sql("delete from ledgers.duplicate where district = :district and ledger = :ledger and (one = any(:ids)"
                            + " or other = any(:ids))")
                    .param("district", district())
                    .param("ledger", ledger.name())
                    .param("ids", gone)
                    .update();
        }
    }

    /** Lets go of all that was read of a ledger; what people said of its records stays. */
    void forget(String ledger) {
        db.sql(
                        "delete from ledgers.likeness_key k using (select l.record, unnest(l.keys) as key from ledgers.likeness l"
                                + " where l.district = :district and l.ledger = :ledger) old"
                                + " where k.district = :district and k.key = old.key and k.record = old.record")
                .param("district", district())
                .param("ledger", ledger)
                .update();
        for (var table : List.of("likeness", "likeness_progress")) {
            db.sql("delete from ledgers." + table + " where district = :district and ledger = :ledger")
                    .param("district", district())
                    .param("ledger", ledger)
                    .update();
        }
        db.sql("delete from ledgers.duplicate where district = :district and ledger = :ledger and dismissed_at is null")
                .param("district", district())
                .param("ledger", ledger)
                .update();
    }
}
