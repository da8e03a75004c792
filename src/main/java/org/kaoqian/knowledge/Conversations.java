package org.kaoqian.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Conversations and their turns, without numbers that name a person. */
@Component
class Conversations {

    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("(?<![0-9])[0-9]{7,}[0-9xX]?");
    private static final int LONGEST = 1_000;

    /** A turn as it is kept. */
    record Kept(
            int number,
            Instant at,
            String asked,
            Reply.Kind kind,
            Said said,
            @Nullable Boolean helpful) {}

    /** What was said: an entry, or a text, with choices. */
    record Said(@Nullable String entry, @Nullable String text, List<String> choices) {}

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Clock clock;

    Conversations(JdbcClient jdbc, Districts districts, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.clock = clock;
    }

    /** What a conversation is about; empty where there is none of that name. */
    Optional<Topic> topic(ConversationId id) {
        return jdbc.sql("select item, aspect from knowledge.conversation where district = :district and id = :id")
                .param("district", districts.code())
                .param("id", id.value())
                .query((row, n) -> new Topic(
                        row.getString("item"),
                        Optional.ofNullable(row.getString("aspect"))
                                .flatMap(Aspect::of)
                                .orElse(null)))
                .optional();
    }

    /** Keeps a turn. It may be lost with the machine: nobody waits for the disk because of a question. */
    @Transactional
    void add(String asked, Reply reply, Topic topic) {
        jdbc.sql("set local synchronous_commit = off").update();
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "with c as (insert into knowledge.conversation (district, id, started_at, last_at, turns, item, aspect)"
                                + " values (:district, :id, :at, :at, 1, :item, :aspect) on conflict (district, id) do update"
                                + " set last_at = excluded.last_at, turns = conversation.turns + 1, item = excluded.item,"
                                + " aspect = excluded.aspect returning turns)"
                                + " insert into knowledge.turn (district, conversation, number, at, asked, kind, entry, item, aspect,"
                                + " confidence, choices, said) select :district, :id, c.turns, :at, :asked, :kind, :entry, :of, :about,"
                                + " :confidence, :choices, :said from c")
                .param("district", districts.code())
                .param("id", reply.conversation().value())
                .param("at", at)
                .param("item", topic.item())
                .param("aspect", word(topic.aspect()))
                .param("asked", withoutNumbers(asked))
                .param("kind", reply.kind().name())
                .param(
                        "entry",
                        reply.entry().map(entry -> entry.id().toString()).orElse(null))
                .param("of", reply.understood().item())
                .param("about", word(reply.understood().aspect()))
                .param("confidence", reply.understood().confidence())
                .param(
                        "choices",
                        reply.choices().stream()
                                .map(choice -> choice.entry().id().toString())
                                .toArray(String[]::new))
                .param("said", reply.entry().isPresent() ? null : reply.text())
                .update();
    }

    /** The turns of a conversation, the first first; none where there is no such conversation. */
    List<Kept> turns(ConversationId id) {
        return jdbc.sql("select number, at, asked, kind, entry, said, choices, helpful from knowledge.turn"
                        + " where district = :district and conversation = :id order by number")
                .param("district", districts.code())
                .param("id", id.value())
                .query(Conversations::kept)
                .list();
    }

    /** Keeps whether an answer helped; false where there is no such turn. */
    boolean rate(ConversationId id, int number, boolean helpful) {
        return jdbc.sql("update knowledge.turn set helpful = :helpful"
                                + " where district = :district and conversation = :id and number = :number")
                        .param("helpful", helpful)
                        .param("district", districts.code())
                        .param("id", id.value())
                        .param("number", number)
                        .update()
                == 1;
    }

    /** The entries that answered most often since a moment. */
    List<String> often(Duration lately, int most) {
        return jdbc.sql("select entry from knowledge.turn where district = :district and at > :since"
                        + " and entry is not null group by entry order by count(*) desc, entry limit :most")
                .param("district", districts.code())
                .param("since", clock.instant().minus(lately).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(String.class)
                .list();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("asked"),
                Reply.Kind.valueOf(row.getString("kind")),
                new Said(row.getString("entry"), row.getString("said"), List.of((String[])
                        row.getArray("choices").getArray())),
                row.getObject("helpful", Boolean.class));
    }

    /** The last question of a conversation that no entry answered. */
    Optional<String> lastAsked(ConversationId id) {
        return jdbc.sql("select asked from knowledge.turn where district = :district and conversation = :id"
                        + " order by number desc limit 1")
                .param("district", districts.code())
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    @Transactional
    int deleteOlderThan(Duration age) {
        return jdbc.sql("delete from knowledge.conversation where district = :district and last_at < :before")
                .param("district", districts.code())
                .param("before", clock.instant().minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String word(@Nullable Aspect aspect) {
        return aspect == null ? null : aspect.word();
    }

    /** Identity cards, telephones, accounts: struck out before anything is kept. */
    static String withoutNumbers(String asked) {
        var text = NUMBER_OF_A_PERSON.matcher(asked).replaceAll("▇");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
