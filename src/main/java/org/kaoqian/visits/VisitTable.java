package org.kaoqian.visits;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The results that phones have sent: {@code visits.result}. */
@Repository
class VisitTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    VisitTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whose result it was, and of which case. */
    record Known(long officer, CaseId caseId) {}

    Optional<Known> find(String district, UUID request) {
        return jdbc.sql("select officer, case_id from visits.result where district = :district and request = :request")
                .param("district", district)
                .param("request", request)
                .query((row, n) -> new Known(row.getLong("officer"), new CaseId(row.getLong("case_id"))))
                .optional();
    }

    /** @param text the outcome, or what was kept as a note */
    void add(UUID request, CaseId caseId, String text, Instant visitedAt, Viewer viewer) {
        jdbc.sql("""
                        insert into visits.result (district, request, case_id, officer, outcome, visited_at, received_at)
                        values (:district, :request, :case, :officer, :outcome, :visited, :received) on conflict do nothing""")
                .param("district", viewer.scope().district())
                .param("request", request)
                .param("case", caseId.value())
                .param("officer", viewer.officerId())
                .param("outcome", text)
                .param("visited", visitedAt.atOffset(ZoneOffset.UTC))
                .param("received", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
