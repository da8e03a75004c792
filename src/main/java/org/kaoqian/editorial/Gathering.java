package org.kaoqian.editorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.editorial.QuestionGroup.Reason;
import org.kaoqian.knowledge.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the questions from which there is something to learn, each once: those that were not answered, in the order of time; and
 * at any time later those that were said not to help or went to a person.
 */
@Repository
class Gathering {

    /** A question and why it is looked at. */
    record Turn(
            UUID conversation,
            int number,
            Instant at,
            String asked,
            Reason reason,
            @Nullable String entry) {}

    /** How far it was looked. */
    record Progress(Instant at, UUID conversation, int number, long handover) {}

    private static final String REASON = "case when t.helpful = false then 'unhelpful' when t.kind = 'ANSWER' then 'unsure'"
            + " when t.kind = 'HANDOVER' then 'unanswered' else 'not_chosen' end as reason";

    private final JdbcClient db;
    private final Districts districts;
    private final EditorialSettings settings;
    private final Clock clock;

    Gathering(JdbcClient db, Districts districts, EditorialSettings settings, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Locks the place where it goes on, so that one gathers at a time. */
    Progress lock() {
        db.sql("insert into editorial.progress values (:district, '-infinity', '00000000-0000-0000-0000-000000000000', 0, 0)"
                        + " on conflict do nothing")
                .param("district", districts.code())
                .update();
        return db.sql("select greatest(at, timestamptz '2000-01-01') as at, conversation, number, handover from editorial.progress"
                        + " where district = :district for update")
                .param("district", districts.code())
                .query((row, n) -> new Progress(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("conversation", UUID.class),
                        row.getInt("number"),
                        row.getLong("handover")))
                .single();
    }

    void reached(Progress progress) {
        db.sql("update editorial.progress set at = :at, conversation = :conversation, number = :number, handover = :handover"
                        + " where district = :district")
                .param("at", progress.at().atOffset(ZoneOffset.UTC))
                .param("conversation", progress.conversation())
                .param("number", progress.number())
                .param("handover", progress.handover())
                .param("district", districts.code())
                .update();
    }

    Instant settled() {
        return clock.instant().minus(settings.settle());
    }

    /** Not answered, not chosen, or not surely: after where it was looked to. What must never be answered has confidence 0. */
    List<Turn> next(Progress from, int most) {
        return db.sql("select t.conversation, t.number, t.at, t.asked, t.entry, " + REASON + """
                          from knowledge.turn t
                         where t.district = :district and (t.at, t.conversation, t.number) > (:at, :conversation, :number)
                           and t.at <= :to and t.helpful is not true
                           and (t.helpful = false
                                or t.kind = 'HANDOVER' and t.confidence > 0
                                or t.kind = 'ANSWER' and t.confidence < :unsure
                                or t.kind in ('CHOICES', 'CLARIFY') and not exists (
                                   select from knowledge.turn n where n.district = t.district and n.conversation = t.conversation
                                      and n.number = t.number + 1 and n.kind = 'ANSWER'
                                      and (t.kind = 'CLARIFY' or n.entry = any(t.choices))))
                         order by t.at, t.conversation, t.number limit :most""")
                .param("district", districts.code())
                .param("at", from.at().atOffset(ZoneOffset.UTC))
                .param("conversation", from.conversation())
                .param("number", from.number())
                .param("to", settled().atOffset(ZoneOffset.UTC))
                .param("unsure", settings.unsure())
                .param("most", most)
                .query(Gathering::read)
                .list();
    }

    /** Said not to help, whenever that was said. */
    List<Turn> unhelpful(int most) {
        return db.sql("select t.conversation, t.number, t.at, t.asked, t.entry, " + REASON + """
                          from knowledge.turn t
                         where t.district = :district and t.helpful = false
                           and not exists (select from editorial.gathered g where g.district = t.district
                                and g.conversation = t.conversation and g.number = t.number and g.reason in ('unhelpful', 'handed_over'))
                         order by t.at limit :most""")
                .param("district", districts.code())
                .param("most", most)
                .query(Gathering::read)
                .list();
    }

    /** Went to a person: the last question of its conversation. */
    List<HandedOver> handedOver(long after, int most) {
        return db.sql("""
                        select h.id, t.conversation, t.number, t.at, t.asked, t.entry, 'handed_over' as reason
                          from (select * from knowledge.handover where district = :district and id > :after order by id limit :most) h
                          join lateral (select * from knowledge.turn t where t.district = h.district and t.conversation = h.conversation
                                         order by (t.asked = h.question) desc, t.number desc limit 1) t on true
                         order by h.id""")
                .param("district", districts.code())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new HandedOver(row.getLong("id"), read(row, n)))
                .list();
    }

    record HandedOver(long id, Turn turn) {}

    /** Puts a question into a group; one that is in a group already stays there. A group that was answered before is open again. */
    boolean put(Turn turn, GroupId group, String plainHash) {
        var isNew = db.sql("insert into editorial.gathered (district, conversation, number, group_id, at, asked, plain_hash, reason, answered)"
                                + " values (:district, :conversation, :number, :group, :at, :asked, :hash, :reason, :answered)"
                                + " on conflict (district, conversation, number) do update set reason = excluded.reason"
                                + " returning (xmax = 0) as is_new")
                .param("district", districts.code())
                .param("conversation", turn.conversation())
                .param("number", turn.number())
                .param("group", group.value())
                .param("at", turn.at().atOffset(ZoneOffset.UTC))
                .param("asked", turn.asked())
                .param("hash", plainHash)
                .param("reason", turn.reason().word())
                .param("answered", turn.entry())
                .query(Boolean.class)
                .single();
        if (isNew) {
            db.sql("update editorial.question_group set asked = asked + 1, first_at = least(first_at, :at),"
                            + " last_at = greatest(last_at, :at),"
                            + " state = case when state = 'answered' and decided_at < :at then 'open' else state end where district = :district and id = :group")
                    .param("at", turn.at().atOffset(ZoneOffset.UTC))
                    .param("district", districts.code())
                    .param("group", group.value())
                    .update();
        }
        return isNew;
    }

    /** Deletes the texts that are too old, and the open groups of which nothing is left. */
    int forget() {
        var before = clock.instant().minus(settings.keep()).atOffset(ZoneOffset.UTC);
        var gone = db.sql("delete from editorial.gathered where district = :district and at < :before")
                .param("district", districts.code())
                .param("before", before)
                .update();
        db.sql("delete from editorial.question_group g where district = :district and last_at < :before"
                        + " and not exists (select from editorial.gathered a where a.district = g.district and a.group_id = g.id)")
                .param("district", districts.code())
                .param("before", before)
                .update();
        return gone;
    }

    private static Turn read(ResultSet row, int n) throws SQLException {
        return new Turn(
                row.getObject("conversation", UUID.class),
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("asked"),
                Reason.of(row.getString("reason")),
                row.getString("entry"));
    }
}
