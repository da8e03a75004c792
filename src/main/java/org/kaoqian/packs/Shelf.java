package org.kaoqian.packs;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code packs.pack} and {@code packs.file}. */
@Repository
class Shelf {

    /** One pack on the shelf, as it was put there. */
    record Kept(PackFolder folder, boolean installed, Instant at, String by) {}

    private final JdbcClient db;
    private final Clock clock;

    Shelf(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Kept> all() {
        return db.sql("select name, state, installed_at, installed_by from packs.pack order by name")
                .query((row, n) -> new Kept(
                        new PackFolder(row.getString("name"), files(row.getString("name"))),
                        row.getString("state").equals("installed"),
                        row.getObject("installed_at", OffsetDateTime.class).toInstant(),
                        row.getString("installed_by")))
                .list();
    }

    Optional<Kept> find(PackName name) {
        return all().stream()
                .filter(kept -> kept.folder().name().equals(name.value()))
                .findFirst();
    }

    private List<PackFile> files(String pack) {
        return db.sql("select path, text from packs.file where pack = :pack order by path")
                .param("pack", pack)
                .query((row, n) -> new PackFile(row.getString("path"), row.getString("text")))
                .list();
    }

    /** One change of packs at a time, in whatever process; the generation that is changed. */
    long takeTurn() {
        return db.sql("select number from packs.generation for update")
                .query(Long.class)
                .single();
    }

    long generation() {
        return db.sql("select number from packs.generation").query(Long.class).single();
    }

    void keep(Pack pack, String by) {
        remove(pack.name());
        db.sql("insert into packs.pack (name, version, state, installed_at, installed_by)"
                        + " values (:name, :version, 'installed', :at, :by)")
                .param("name", pack.name().value())
                .param("version", pack.version())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        for (var file : pack.files()) {
            db.sql("insert into packs.file (pack, path, text) values (:pack, :path, :text)")
                    .param("pack", pack.name().value())
                    .param("path", file.path())
                    .param("text", file.text())
                    .update();
        }
        grow();
    }

    void setAside(PackName name) {
        db.sql("update packs.pack set state = 'removed' where name = :name")
                .param("name", name.value())
                .update();
        grow();
    }

    void forget(PackName name) {
        remove(name);
        grow();
    }

    private void remove(PackName name) {
        db.sql("delete from packs.pack where name = :name")
                .param("name", name.value())
                .update();
    }

    private void grow() {
        db.sql("update packs.generation set number = number + 1").update();
    }
}
