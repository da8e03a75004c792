package org.kaoqian.editorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.Districts;
import org.kaoqian.knowledge.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code editorial.revision}. */
@Repository
class EntryRevisions {

    private static final String ALL = "select * from editorial.revision where district = :district ";

    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    EntryRevisions(JdbcClient db, Districts districts, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /** What is to be kept of a draft. */
    record Written(
            EntryId entry,
            Revision.Kind kind,
            Revision.Texts texts,
            String why,
            @Nullable GroupId group) {}

    /** Adds a draft, or takes the place of the drafter's own open one; empty where another person's is open. */
    Optional<RevisionId> save(Written written, String by) {
        var texts = written.texts();
        return db.sql("""
                        insert into editorial.revision as r (district, entry, kind, content, before, shipped, why, group_id, drafted_by, drafted_at)
                        values (:district, :entry, :kind, cast(:content as jsonb), cast(:before as jsonb), cast(:shipped as jsonb), :why, :group, :by, :at)
                        on conflict (district, entry) where state in ('draft', 'sent') do update
                           set content = excluded.content, before = excluded.before, shipped = excluded.shipped, why = excluded.why,
                               kind = excluded.kind, group_id = coalesce(excluded.group_id, r.group_id), drafted_at = excluded.drafted_at, state = 'draft'
                         where r.drafted_by = excluded.drafted_by
                        returning r.id""")
                .param("district", districts.code())
                .param("entry", written.entry().toString())
                .param("kind", written.kind().name().toLowerCase(Locale.ROOT))
                .param("content", json(texts.content()))
                .param("before", json(texts.before()))
                .param("shipped", json(texts.shipped()))
                .param("why", written.why())
                .param("group", written.group() == null ? null : written.group().value())
                .param("by", by)
                .param("at", now())
                .query(Long.class)
                .optional()
                .map(RevisionId::new);
    }

    /** Adds what holds at once: an entry that is taken back. */
    RevisionId publish(Written written, String by) {
        var id = save(written, by).orElseThrow();
        decide(id, Revision.State.PUBLISHED, by, "");
        return id;
    }

    Optional<Revision> find(RevisionId id) {
        return db.sql(ALL + "and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .query(EntryRevisions::read)
                .optional();
    }

    /** Locks it, so that of two who decide at once the second finds it decided. */
    Optional<Revision> lock(RevisionId id) {
        return db.sql(ALL + "and id = :id for update")
                .param("district", districts.code())
                .param("id", id.value())
                .query(EntryRevisions::read)
                .optional();
    }

    Optional<Revision> open(EntryId entry) {
        return db.sql(ALL + "and entry = :entry and state in ('draft', 'sent')")
                .param("district", districts.code())
                .param("entry", entry.toString())
                .query(EntryRevisions::read)
                .optional();
    }

    /** Those that wait for somebody, the latest first. */
    List<Revision> waiting() {
        return db.sql(ALL + "and state in ('draft', 'sent') order by id desc limit 200")
                .param("district", districts.code())
                .query(EntryRevisions::read)
                .list();
    }

    /** What was published, rejected and withdrawn, the latest first. */
    List<Revision> past(long before, int most) {
        return db.sql(ALL + "and state not in ('draft', 'sent') and id < :before order by id desc limit :most")
                .param("district", districts.code())
                .param("before", before)
                .param("most", most)
                .query(EntryRevisions::read)
                .list();
    }

    /** Of one entry, the latest first. */
    List<Revision> of(EntryId entry) {
        return db.sql(ALL + "and entry = :entry order by coalesce(decided_at, drafted_at) desc, id desc limit 100")
                .param("district", districts.code())
                .param("entry", entry.toString())
                .query(EntryRevisions::read)
                .list();
    }

    /** Of each entry what was published last. */
    List<Revision> lastPublished() {
        return db.sql("select distinct on (entry) * from editorial.revision where district = :district and"
                        + " state = 'published' order by entry, decided_at desc, id desc")
                .param("district", districts.code())
                .query(EntryRevisions::read)
                .list();
    }

    boolean isPublishedSince(Instant moment) {
        return db.sql("select exists (select from editorial.revision where district = :district and state = 'published'"
                        + " and decided_at > :moment)")
                .param("district", districts.code())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void decide(RevisionId id, Revision.State state, String by, String note) {
        db.sql("update editorial.revision set state = :state, decided_by = :by, decided_at = :at, note = :note"
                        + " where district = :district and id = :id")
                .param("state", state.word())
                .param("by", by)
                .param("at", now())
                .param("note", note)
                .param("district", districts.code())
                .param("id", id.value())
                .update();
    }

    void send(RevisionId id) {
        db.sql("update editorial.revision set state = 'sent' where district = :district and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .update();
    }

    private static Revision read(ResultSet row, int n) throws SQLException {
        var group = row.getObject("group_id", Long.class);
        var decidedBy = row.getString("decided_by");
        return new Revision(
                new RevisionId(row.getLong("id")),
                EntryId.read(row.getString("entry")).orElseThrow(),
                Revision.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Revision.Texts(content(row, "content"), content(row, "before"), content(row, "shipped")),
                row.getString("why"),
                group == null ? null : new GroupId(group),
                Revision.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                signed(row.getString("drafted_by"), row, "drafted_at"),
                decidedBy == null ? null : signed(decidedBy, row, "decided_at"),
                row.getString("note"));
    }

    private static Revision.Signed signed(String by, ResultSet row, String at) throws SQLException {
        return new Revision.Signed(by, row.getObject(at, OffsetDateTime.class).toInstant());
    }

    private static @Nullable Content content(ResultSet row, String column) throws SQLException {
        var json = row.getString(column);
        return json == null ? null : Content.read(json);
    }

    private static @Nullable String json(@Nullable Content content) {
        return content == null ? null : content.json();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
