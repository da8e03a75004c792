package org.kaoqian.ledgers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The views of ledgers: those of packs, one's own, and those that others share. */
@Repository
class Views {

    private static final int MOST = 100;

    private final PackViews ofPacks;
    private final JdbcClient db;
    private final Organisation organisation;
    private final AuditLog audit;
    private final Clock clock;

    Views(PackViews ofPacks, JdbcClient db, Organisation organisation, AuditLog audit, Clock clock) {
        this.ofPacks = ofPacks;
        this.db = db;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody can choose from. */
    List<View> of(Ledger ledger, Viewer viewer) {
        var views = new ArrayList<>(ofPacks.of(ledger));
        views.addAll(db.sql("select * from ledgers.view where district = :district and ledger = :ledger"
                        + " and (shared or owner = :me) order by id limit " + MOST)
                .param("district", district())
                .param("ledger", ledger.name())
                .param("me", viewer.username())
                .query(Views::read)
                .list());
        return List.copyOf(views);
    }

    Optional<View> find(Ledger ledger, String id, Viewer viewer) {
        return of(ledger, viewer).stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /** Keeps a view; its number. */
    @Transactional
    long save(View view) {
        var id = db.sql("""
                        insert into ledgers.view (district, ledger, title, shape, filter, sort, columns, by_field, owner, shared, at)
                        values (:district, :ledger, :title, :shape, :filter, :sort, :columns, :by, :owner, :shared, :at)
                        returning id""")
                .param("district", district())
                .param("ledger", view.ledger())
                .param("title", view.title().zh())
                .param("shape", view.shape().word())
                .param("filter", view.asked().filter())
                .param("sort", view.asked().sort())
                .param("columns", view.asked().columns().toArray(String[]::new))
                .param("by", view.by())
                .param("owner", view.owner().username())
                .param("shared", view.owner().shared())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        audit.record("view.saved", view.ledger() + "/view/" + id, view.title().zh());
        return id;
    }

    /** Forgets a view that one saved oneself; whether there was one. */
    @Transactional
    boolean forget(Ledger ledger, long id, Viewer viewer) {
        var gone = db.sql("delete from ledgers.view where district = :district and ledger = :ledger and id = :id"
                        + " and owner = :me")
                .param("district", district())
                .param("ledger", ledger.name())
                .param("id", id)
                .param("me", viewer.username())
                .update();
        if (gone > 0) {
            audit.record("view.forgotten", ledger.name() + "/view/" + id, "");
        }
        return gone > 0;
    }

    private static View read(ResultSet row, int number) throws SQLException {
        var title = row.getString("title");
        return new View(
                Long.toString(row.getLong("id")),
                row.getString("ledger"),
                Sentence.of(title, title),
                View.Shape.of(row.getString("shape")).orElseThrow(),
                new View.Asked(row.getString("filter"), row.getString("sort"), Arrays.asList((String[])
                        row.getArray("columns").getArray())),
                row.getString("by_field"),
                new View.Owner(row.getString("owner"), row.getBoolean("shared")));
    }

    private String district() {
        return organisation.district().code().district();
    }
}
