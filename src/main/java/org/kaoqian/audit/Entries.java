package org.kaoqian.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log, newest first. */
@Component
class Entries {

    static final int PAGE = 50;

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before entries older than this number; 0 for the newest */
    List<Entry> page(Search search, long before, int limit) {
        return jdbc.sql("""
                        select seq, at, actor, action, subject, detail from audit.entry
                        where (:before = 0 or seq < :before)
                          and (:actor = '' or actor = :actor)
                          and (:action = '' or action = :action)
                          and (:subject = '' or subject = :subject)
                        order by seq desc limit :limit""")
                .param("before", before)
                .param("actor", search.actor())
                .param("action", search.action())
                .param("subject", search.subject())
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    /** Exact values to look for; blank for any. */
    record Search(String actor, String action, String subject) {

        Search {
            actor = actor.strip();
            action = action.strip();
            subject = subject.strip();
        }
    }
}
