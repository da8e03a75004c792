package org.kaoqian.editorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.editorial.Review.LawChange;
import org.kaoqian.knowledge.Districts;
import org.kaoqian.knowledge.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code editorial.law_change} and {@code editorial.review}. */
@Repository
class ReviewStore {

    private static final String ALL =
            "select r.*, c.law, c.changed_on, c.note as change_note, c.recorded_by from editorial.review r"
                    + " join editorial.law_change c on c.district = r.district and c.id = r.law_change"
                    + " where r.district = :district ";

    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    ReviewStore(JdbcClient db, Districts districts, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /** Another one whenever something was published or an item looked over. */
    String generation() {
        return db.sql("select (select count(*) from editorial.revision where district = :district and state = 'published')"
                        + " || '.' || (select coalesce(sum(version), 0) from editorial.item_review where district = :district)")
                .param("district", districts.code())
                .query(String.class)
                .single();
    }

    long add(String law, LocalDate on, String note, String by) {
        return db.sql("insert into editorial.law_change (district, law, changed_on, note, recorded_by, recorded_at)"
                        + " values (:district, :law, :on, :note, :by, :at) returning id")
                .param("district", districts.code())
                .param("law", law)
                .param("on", on)
                .param("note", note)
                .param("by", by)
                .param("at", now())
                .query(Long.class)
                .single();
    }

    void mark(long change, List<EntryId> entries, LocalDate since) {
        db.sql("insert into editorial.review (district, law_change, entry, since)"
                        + " select :district, :change, e, :since from unnest(cast(:entries as text[])) e")
                .param("district", districts.code())
                .param("change", change)
                .param("since", since)
                .param("entries", entries.stream().map(EntryId::toString).toArray(String[]::new))
                .update();
    }

    List<LawChange> changes(String law) {
        return db.sql("select id, law, changed_on, note as change_note, recorded_by from editorial.law_change"
                        + " where district = :district and law = :law order by id desc")
                .param("district", districts.code())
                .param("law", law)
                .query((row, n) -> change(row, "id"))
                .list();
    }

    /** Those that nobody has settled, the oldest first, after an entry of a day. */
    List<Review> open(LocalDate since, String after, int most) {
        return db.sql(ALL + "and r.outcome is null and (r.since, r.entry) > (:since, :after)"
                        + " order by r.since, r.entry, r.law_change limit :most")
                .param("district", districts.code())
                .param("since", since)
                .param("after", after)
                .param("most", most)
                .query(ReviewStore::read)
                .list();
    }

    int countOpen() {
        return db.sql("select count(distinct entry) from editorial.review where district = :district and outcome is null")
                .param("district", districts.code())
                .query(Integer.class)
                .single();
    }

    /** How many of a law's entries wait, by law. */
    Map<String, Integer> openByLaw() {
        var open = new HashMap<String, Integer>();
        db.sql("select c.law, count(*) as n from editorial.review r join editorial.law_change c"
                        + " on c.district = r.district and c.id = r.law_change"
                        + " where r.district = :district and r.outcome is null group by c.law")
                .param("district", districts.code())
                .query(row -> {
                    open.put(row.getString("law"), row.getInt("n"));
                });
        return open;
    }

    List<Review> of(EntryId entry) {
        return db.sql(ALL + "and r.entry = :entry order by r.law_change desc")
                .param("district", districts.code())
                .param("entry", entry.toString())
                .query(ReviewStore::read)
                .list();
    }

    /** What is under review, and since when. */
    Map<EntryId, LocalDate> marked() {
        var marked = new HashMap<EntryId, LocalDate>();
        db.sql("select entry, min(since) as since from editorial.review where district = :district and outcome is null"
                        + " group by entry")
                .param("district", districts.code())
                .query(row -> {
                    var since = row.getObject("since", LocalDate.class);
                    EntryId.read(row.getString("entry")).ifPresent(id -> marked.put(id, since));
                });
        return marked;
    }

    /** Settles all that is open for an entry; none where nothing is. */
    int settle(EntryId entry, boolean mended, String note, String by) {
        return db.sql("update editorial.review set outcome = :outcome, note = :note, settled_by = :by, settled_at = :at"
                        + " where district = :district and entry = :entry and outcome is null")
                .param("outcome", mended ? "mended" : "still_right")
                .param("note", note)
                .param("by", by)
                .param("at", now())
                .param("district", districts.code())
                .param("entry", entry.toString())
                .update();
    }

    private static Review read(ResultSet row, int n) throws SQLException {
        return new Review(
                EntryId.read(row.getString("entry")).orElseThrow(),
                row.getObject("since", LocalDate.class),
                change(row, "law_change"),
                settled(row));
    }

    private static LawChange change(ResultSet row, String id) throws SQLException {
        return new LawChange(
                row.getLong(id),
                row.getString("law"),
                row.getObject("changed_on", LocalDate.class),
                row.getString("change_note"),
                row.getString("recorded_by"));
    }

    private static Review.@Nullable Settled settled(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Review.Settled(
                        outcome.equals("mended"),
                        row.getString("note"),
                        row.getString("settled_by"),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
