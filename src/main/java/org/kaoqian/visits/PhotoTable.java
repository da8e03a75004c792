package org.kaoqian.visits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pictures of visits: {@code visits.photo}. Until a result names it, a picture belongs to nobody but its sender. */
@Repository
class PhotoTable {

    private static final Duration KEPT_WITHOUT_RESULT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    PhotoTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param by the officer's name as it was then */
    record Taken(UUID id, Instant at, String by) {}

    record Stored(CaseId caseId, byte[] jpeg) {}

    /** Keeps a picture; the same one sent again is the one that is there. False where the number is another officer's. */
    boolean add(UUID id, CaseId caseId, Picture picture, Viewer viewer) {
        forgetUnclaimed(viewer);
        jdbc.sql("""
                        insert into visits.photo (district, id, case_id, officer, officer_name, jpeg, width, height, stored_at)
                        values (:district, :id, :case, :officer, :name, :jpeg, :width, :height, :at) on conflict do nothing""")
                .param("district", viewer.scope().district())
                .param("id", id)
                .param("case", caseId.value())
                .param("officer", viewer.officerId())
                .param("name", viewer.displayName())
                .param("jpeg", picture.jpeg())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return missing(List.of(id), caseId, viewer).isEmpty();
    }

    /** Those that this officer has not sent for this case, or that another result has. */
    List<UUID> missing(List<UUID> ids, CaseId caseId, Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var there = new HashSet<>(jdbc.sql("""
                        select id from visits.photo where district = :district and id in (:ids)
                           and officer = :officer and case_id = :case""")
                .param("district", viewer.scope().district())
                .param("ids", ids)
                .param("officer", viewer.officerId())
                .param("case", caseId.value())
                .query(UUID.class)
                .list());
        return ids.stream().filter(id -> !there.contains(id)).distinct().toList();
    }

    void attach(List<UUID> ids, UUID request, Viewer viewer) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update visits.photo set request = :request
                         where district = :district and id in (:ids) and officer = :officer and request is null""")
                .param("request", request)
                .param("district", viewer.scope().district())
                .param("ids", ids)
                .param("officer", viewer.officerId())
                .update();
    }

    List<Taken> of(String district, CaseId caseId) {
        return jdbc.sql("""
                        select p.id, r.visited_at, p.officer_name from visits.photo p
                          join visits.result r on r.district = p.district and r.request = p.request
                         where p.district = :district and p.case_id = :case order by r.visited_at, p.stored_at, p.id""")
                .param("district", district)
                .param("case", caseId.value())
                .query((row, n) -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getObject("visited_at", OffsetDateTime.class).toInstant(),
                        row.getString("officer_name")))
                .list();
    }

    /** A picture that a result has, or that the viewer has sent. */
    Optional<Stored> find(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select case_id, jpeg from visits.photo
                         where district = :district and id = :id and (request is not null or officer = :officer)""")
                .param("district", viewer.scope().district())
                .param("id", id)
                .param("officer", viewer.officerId())
                .query((row, n) -> new Stored(new CaseId(row.getLong("case_id")), row.getBytes("jpeg")))
                .optional();
    }

    /** What was dropped on the phone is not kept here for ever. */
    private void forgetUnclaimed(Viewer viewer) {
        jdbc.sql("""
                        delete from visits.photo
                         where district = :district and officer = :officer and request is null and stored_at < :before""")
                .param("district", viewer.scope().district())
                .param("officer", viewer.officerId())
                .param("before", clock.instant().minus(KEPT_WITHOUT_RESULT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
