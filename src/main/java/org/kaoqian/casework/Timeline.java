package org.kaoqian.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timelines of cases: what happened, by whom, when. Only ever added to. */
@Repository
class Timeline {

    private static final String COLUMNS = "at, actor, actor_name, kind, note, zh, en, version, request";

    private final JdbcClient jdbc;

    Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String district, CaseId id, Entry entry) {
        jdbc.sql("""
                        insert into casework.entry (district, case_id, %s)
                        values (:district, :case, :at, :actor, :name, :kind, :note, :zh, :en, :version, :request)""".formatted(COLUMNS))
                .param("district", district)
                .param("case", id.value())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("name", entry.actorName())
                .param("kind", entry.kind())
                .param("note", entry.note())
                .param("zh", entry.line().zh())
                .param("en", entry.line().en())
                .param("version", entry.version())
                .param("request", entry.request())
                .update();
    }

    /** The newest first. */
    List<Entry> of(String district, CaseId id) {
        return since(district, id, 0);
    }

    /** What happened after a version, the newest first. */
    List<Entry> since(String district, CaseId id, int version) {
        return jdbc.sql("""
                        select %s from casework.entry
                        where district = :district and case_id = :case and version > :version
                        order by version desc, id desc""".formatted(COLUMNS))
                .param("district", district)
                .param("case", id.value())
                .param("version", version)
                .query(Timeline::read)
                .list();
    }

    /** The entry that a form made when it came the first time. */
    Optional<Entry> of(String district, CaseId id, UUID request) {
        return jdbc.sql(
                        "select %s from casework.entry where district = :district and case_id = :case and request = :request"
                                .formatted(COLUMNS))
                .param("district", district)
                .param("case", id.value())
                .param("request", request)
                .query(Timeline::read)
                .optional();
    }

    private static Entry read(ResultSet row, int ignored) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("kind"),
                row.getString("note"),
                Sentence.of(row.getString("zh"), row.getString("en")),
                row.getInt("version"),
                row.getObject("request", UUID.class));
    }
}
