package org.kaoqian.organisation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploaded workbooks between preview and application, the last one of each account. */
@Component
class WorkbookDrafts {

    private final JdbcClient db;
    private final Clock clock;

    WorkbookDrafts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void keep(String username, byte[] content) {
        db.sql("insert into organisation.draft (username, content, uploaded_at) values (:username, :content, :now)"
                        + " on conflict (username) do update"
                        + " set content = excluded.content, uploaded_at = excluded.uploaded_at")
                .param("username", username)
                .param("content", content)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> of(String username) {
        return db.sql("select content from organisation.draft where username = :username")
                .param("username", username)
                .query(byte[].class)
                .optional();
    }

    void drop(String username) {
        db.sql("delete from organisation.draft where username = :username")
                .param("username", username)
                .update();
    }
}
