package org.kaoqian.editorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kaoqian.editorial.Trial.Answer;
import org.kaoqian.editorial.Trial.Change;
import org.kaoqian.editorial.Trial.State;
import org.kaoqian.knowledge.Districts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** {@code editorial.trial} and what each has changed. */
@Repository
class TrialStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALL = "select * from editorial.trial where district = :district ";

    private final JdbcClient db;
    private final Districts districts;
    private final Clock clock;

    TrialStore(JdbcClient db, Districts districts, Clock clock) {
        this.db = db;
        this.districts = districts;
        this.clock = clock;
    }

    /** Adds one; empty where one of the same draft is running. */
    Optional<Long> add(Revision draft, String by) {
        return db.sql("insert into editorial.trial (district, revision, digest, state, started_by, started_at)"
                        + " values (:district, :revision, :digest, 'running', :by, :at)"
                        + " on conflict (district, revision) where state = 'running' do nothing returning id")
                .param("district", districts.code())
                .param("revision", draft.id().value())
                .param("digest", draft.content().digest())
                .param("by", by)
                .param("at", now())
                .query(Long.class)
                .optional();
    }

    Optional<Trial> find(long id) {
        return db.sql(ALL + "and id = :id")
                .param("district", districts.code())
                .param("id", id)
                .query(TrialStore::read)
                .optional();
    }

    Optional<Trial> last(RevisionId revision) {
        return db.sql(ALL + "and revision = :revision order by id desc limit 1")
                .param("district", districts.code())
                .param("revision", revision.value())
                .query(TrialStore::read)
                .optional();
    }

    /** Begins it, or begins it anew after it was broken off; the number of this attempt, 0 where it has ended. */
    int begin(long id, int total) {
        db.sql("delete from editorial.trial_change where district = :district and trial = :id"
                        + " and exists (select from editorial.trial where district = :district and id = :id and state = 'running')")
                .param("district", districts.code())
                .param("id", id)
                .update();
        return db.sql("update editorial.trial set attempt = attempt + 1, done = 0, total = :total, better = 0, worse = 0"
                        + " where district = :district and id = :id and state = 'running' returning attempt")
                .param("total", total)
                .param("district", districts.code())
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Says how far it is; false where it was cancelled or another run has taken over. */
    boolean reached(long id, int attempt, Trial.Progress progress) {
        return db.sql("update editorial.trial set done = :done, better = :better, worse = :worse"
                                + " where district = :district and id = :id and attempt = :attempt and state = 'running'")
                        .param("done", progress.done())
                        .param("better", progress.better())
                        .param("worse", progress.worse())
                        .param("district", districts.code())
                        .param("id", id)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    void add(long id, int ord, Change change) {
        db.sql("insert into editorial.trial_change (district, trial, ord, question, origin, expected, verdict, before, after)"
                        + " values (:district, :trial, :ord, :question, :origin, :expected, :verdict,"
                        + " cast(:before as jsonb), cast(:after as jsonb)) on conflict do nothing")
                .param("district", districts.code())
                .param("trial", id)
                .param("ord", ord)
                .param("question", change.question())
                .param("origin", change.origin().name())
                .param("expected", change.expected())
                .param("verdict", change.verdict().name().toLowerCase(Locale.ROOT))
                .param("before", JSON.writeValueAsString(change.before()))
                .param("after", JSON.writeValueAsString(change.after()))
                .update();
    }

    /** Ends one that is running; false where it is not. */
    boolean end(long id, State state) {
        return db.sql("update editorial.trial set state = :state, ended_at = :at"
                                + " where district = :district and id = :id and state = 'running'")
                        .param("state", state.name().toLowerCase(Locale.ROOT))
                        .param("at", now())
                        .param("district", districts.code())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What is answered otherwise: the worse first. */
    List<Change> changes(long id) {
        return db.sql("select * from editorial.trial_change where district = :district and trial = :id"
                        + " order by case verdict when 'worse' then 0 when 'better' then 1 else 2 end, ord limit 500")
                .param("district", districts.code())
                .param("id", id)
                .query((row, n) -> new Change(
                        row.getString("question"),
                        TestQuestion.Origin.valueOf(row.getString("origin")),
                        row.getString("expected"),
                        Trial.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        JSON.readValue(row.getString("before"), Answer.class),
                        JSON.readValue(row.getString("after"), Answer.class)))
                .list();
    }

    private static Trial read(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Trial(
                row.getLong("id"),
                new RevisionId(row.getLong("revision")),
                row.getString("digest"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Trial.Progress(
                        row.getInt("done"), row.getInt("total"), row.getInt("better"), row.getInt("worse")),
                new Trial.Timing(
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        ended == null ? null : ended.toInstant()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
