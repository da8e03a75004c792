package org.kaoqian.editorial;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.editorial.QuestionGroup.Asked;
import org.kaoqian.editorial.QuestionGroup.Decided;
import org.kaoqian.editorial.QuestionGroup.Example;
import org.kaoqian.editorial.QuestionGroup.Reason;
import org.kaoqian.editorial.QuestionGroup.State;
import org.kaoqian.knowledge.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code editorial.question_group} and its questions. */
@Repository
class GroupStore {

    private static final String ALL = "select id, leader, item, asked, first_at, last_at, state, entry, note, decided_by,"
            + " decided_at from editorial.question_group where district = :district ";

    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    GroupStore(JdbcClient db, Districts districts, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /** A group as new questions are compared with it. */
    record Leader(GroupId id, short[] direction) {}

    /** Where a page of groups goes on: after a size or a moment, and a number. */
    record After(int asked, Instant last, long id) {
        static final After NOTHING = new After(Integer.MAX_VALUE, Instant.ofEpochSecond(253_402_300_000L), Long.MAX_VALUE);
    }

    List<QuestionGroup> largest(State state, After after, int most) {
        return db.sql(ALL + "and state = :state and (asked, id) < (:asked, :id) order by asked desc, id desc limit :most")
                .param("district", districts.code())
                .param("state", state.word())
                .param("asked", after.asked())
                .param("id", after.id())
                .param("most", most)
                .query(GroupStore::read)
                .list();
    }

    List<QuestionGroup> newest(State state, After after, int most) {
        return db.sql(ALL + "and state = :state and (last_at, id) < (:last, :id) order by last_at desc, id desc limit :most")
                .param("district", districts.code())
                .param("state", state.word())
                .param("last", after.last().atOffset(ZoneOffset.UTC))
                .param("id", after.id())
                .param("most", most)
                .query(GroupStore::read)
                .list();
    }

    Map<State, Long> counts() {
        var counts = new EnumMap<State, Long>(State.class);
        db.sql("select state, count(*) as n from editorial.question_group where district = :district group by state")
                .param("district", districts.code())
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getLong("n"));
                });
        return counts;
    }

    Optional<QuestionGroup> find(GroupId id) {
        return db.sql(ALL + "and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .query(GroupStore::read)
                .optional();
    }

    /** How often each reason is there, of each of some groups. */
    Map<GroupId, Map<Reason, Integer>> reasons(List<QuestionGroup> groups) {
        var reasons = new HashMap<GroupId, Map<Reason, Integer>>();
        if (groups.isEmpty()) {
            return reasons;
        }
        db.sql("select group_id, reason, count(*) as n from editorial.gathered where district = :district"
                        + " and group_id in (:groups) group by group_id, reason")
                .param("district", districts.code())
                .param("groups", groups.stream().map(group -> group.id().value()).toList())
                .query(row -> {
                    reasons.computeIfAbsent(
                                    new GroupId(row.getLong("group_id")), ignored -> new EnumMap<>(Reason.class))
                            .put(Reason.of(row.getString("reason")), row.getInt("n"));
                });
        return reasons;
    }

    /** Its different questions, the latest first. */
    List<Example> examples(GroupId group, int most) {
        return db.sql("""
                        select * from (
                            select distinct on (g.plain_hash) g.asked, g.reason, g.at, g.answered, h.reply
                              from (select * from editorial.gathered where district = :district and group_id = :group
                                     order by at desc limit 2000) g
                              left join knowledge.handover h on h.district = g.district and h.conversation = g.conversation
                             order by g.plain_hash, h.reply is null, g.at desc) each
                         order by at desc limit :most""")
                .param("district", districts.code())
                .param("group", group.value())
                .param("most", most)
                .query((row, n) -> new Example(
                        row.getString("asked"),
                        Reason.of(row.getString("reason")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("answered"),
                        row.getString("reply")))
                .list();
    }

    /** The groups that name the same. */
    List<Leader> leaders(String item, String aspect) {
        return db.sql("select id, direction from editorial.question_group where district = :district and item = :item"
                        + " and aspect = :aspect")
                .param("district", districts.code())
                .param("item", item)
                .param("aspect", aspect)
                .query((row, n) -> new Leader(new GroupId(row.getLong("id")), direction(row.getBytes("direction"))))
                .list();
    }

    /** The group where the very same question stands. */
    Optional<GroupId> ofSame(String plainHash, String item) {
        return db.sql("select a.group_id from editorial.gathered a join editorial.question_group g on g.district = a.district"
                        + " and g.id = a.group_id where a.district = :district and a.plain_hash = :hash and g.item = :item limit 1")
                .param("district", districts.code())
                .param("hash", plainHash)
                .param("item", item)
                .query(Long.class)
                .optional()
                .map(GroupId::new);
    }

    Leader found(Gathering.Turn first, org.kaoqian.knowledge.Likeness.Meant meant, String plainHash) {
        var id = db.sql("insert into editorial.question_group (district, leader, plain_hash, item, aspect, direction, first_at, last_at)"
                        + " values (:district, :leader, :hash, :item, :aspect, :direction, :at, :at) returning id")
                .param("district", districts.code())
                .param("leader", first.asked())
                .param("hash", plainHash)
                .param("item", meant.item())
                .param("aspect", meant.aspect())
                .param("direction", bytes(meant.direction()))
                .param("at", first.at().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Leader(new GroupId(id), meant.direction());
    }

    void decide(GroupId id, State state, @Nullable String entry, @Nullable String note, String by) {
        db.sql("update editorial.question_group set state = :state, entry = :entry, note = :note, decided_by = :by,"
                        + " decided_at = :at where district = :district and id = :id")
                .param("state", state.word())
                .param("entry", entry)
                .param("note", note)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("district", districts.code())
                .param("id", id.value())
                .update();
    }

    private static QuestionGroup read(ResultSet row, int n) throws SQLException {
        var by = row.getString("decided_by");
        return new QuestionGroup(
                new GroupId(row.getLong("id")),
                row.getString("leader"),
                row.getString("item"),
                new Asked(row.getInt("asked"), instant(row, "first_at"), instant(row, "last_at")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                by == null
                        ? null
                        : new Decided(row.getString("entry"), row.getString("note"), by, instant(row, "decided_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static byte[] bytes(short[] direction) {
        var bytes = ByteBuffer.allocate(2 * direction.length);
        bytes.asShortBuffer().put(direction);
        return bytes.array();
    }

    private static short[] direction(byte[] bytes) {
        var direction = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).asShortBuffer().get(direction);
        return direction;
    }
}
