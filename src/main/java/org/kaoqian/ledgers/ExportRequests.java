package org.kaoqian.ledgers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Exports of ledgers about people take two: whoever may export asks, another one who may approve exports and sees the
 * asker's region decides, and the asker fetches the file, once, within a day of the approval.
 */
@Component
class ExportRequests {

    private static final int LISTED = 100;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 500;

    private final JdbcClient db;
    private final Organisation organisation;
    private final AuditLog audit;
    private final Clock clock;

    ExportRequests(JdbcClient db, Organisation organisation, AuditLog audit, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Answer {

        record Done(long id) implements Answer {}

        record Refused(Sentence why) implements Answer {}
    }

    /** Those that the viewer asked, and, of the ledgers that the viewer knows, those that the viewer may decide. */
    List<ExportRequest> seenBy(Viewer viewer, List<String> ledgers) {
        return db
                .sql("select * from ledgers.export_request where district = :district and ledger = any(:ledgers)"
                        + " and (asked_by = :me or :decides) order by state = 'ASKED' desc, id desc limit " + LISTED)
                .param("district", district())
                .param("ledgers", ledgers.toArray(String[]::new))
                .param("me", viewer.username())
                .param("decides", viewer.may(Permission.EXPORT_APPROVE))
                .query(ExportRequests::read)
                .list()
                .stream()
                .filter(one -> sees(viewer, one))
                .toList();
    }

    Optional<ExportRequest> find(long id, Viewer viewer) {
        return db.sql("select * from ledgers.export_request where district = :district and id = :id")
                .param("district", district())
                .param("id", id)
                .query(ExportRequests::read)
                .optional()
                .filter(one -> sees(viewer, one));
    }

    private static boolean sees(Viewer viewer, ExportRequest one) {
        return one.asked().by().equals(viewer.username())
                || viewer.may(Permission.EXPORT_APPROVE)
                        && viewer.sees(one.wanted().scope());
    }

    @Transactional
    Answer ask(ExportRequest.Wanted wanted, Viewer viewer) {
        var why = Plain.of(wanted.why());
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            return new Answer.Refused(Sentence.of(
                    "请写明导出用途（4至500字），批准的人要看。",
                    "Say what the export is for in 4 to 500 characters: whoever approves it reads that."));
        }
        if (wanted.reveal() && !viewer.may(Permission.LEDGER_REVEAL)) {
            return new Answer.Refused(Sentence.of(
                    "您的岗位不能看脱敏字段的原文；请去掉“原文”再申请。", "Your post may not see masked fields in full: ask without them."));
        }
        var id = db.sql(
                        "insert into ledgers.export_request (district, ledger, filter, reveal, why, count, scope, asked_by,"
                                + " asked_at) values (:district, :ledger, :filter, :reveal, :why, :count, :scope, :me, :now)"
                                + " returning id")
                .param("district", district())
                .param("ledger", wanted.ledger())
                .param("filter", wanted.filter())
                .param("reveal", wanted.reveal())
                .param("why", why)
                .param("count", wanted.count())
                .param("scope", wanted.scope().code())
                .param("me", viewer.username())
                .param("now", now())
                .query(Long.class)
                .single();
        audit.record("export.asked", wanted.ledger() + "/export/" + id, wanted.count() + " records: " + why);
        return new Answer.Done(id);
    }

    @Transactional
    Answer decide(ExportRequest one, boolean approved, Viewer viewer) {
        if (one.asked().by().equals(viewer.username())) {
            return new Answer.Refused(Sentence.of(
                    "自己的导出申请不能自己批；请由另一位负责人批准。", "Nobody decides what they asked themselves: another leader must."));
        }
        var changed = db.sql("update ledgers.export_request set state = :state, decided_by = :me, decided_at = :now"
                        + " where district = :district and id = :id and state = 'ASKED' and asked_by <> :me")
                .param("state", (approved ? ExportRequest.State.APPROVED : ExportRequest.State.REFUSED).name())
                .param("me", viewer.username())
                .param("now", now())
                .param("district", district())
                .param("id", one.id())
                .update();
        if (changed == 0) {
            return new Answer.Refused(
                    Sentence.of("这个申请已经有人处理过；请刷新。", "Somebody decided this request already: reload."));
        }
        audit.record(
                approved ? "export.approved" : "export.refused",
                one.wanted().ledger() + "/export/" + one.id(),
                "asked by " + one.asked().by());
        return new Answer.Done(one.id());
    }

    /** Uses the approval up; the file must follow. */
    @Transactional
    Answer fetch(ExportRequest one, Viewer viewer) {
        var changed = db.sql("update ledgers.export_request set state = 'FETCHED', fetched_at = :now"
                        + " where district = :district and id = :id and state = 'APPROVED' and asked_by = :me"
                        + " and decided_at > :since")
                .param("now", now())
                .param("since", now().minus(ExportRequest.FETCHABLE))
                .param("me", viewer.username())
                .param("district", district())
                .param("id", one.id())
                .update();
        if (changed == 0) {
            return new Answer.Refused(
                    Sentence.of(
                            "这个文件现在不能下载：要由申请人本人在批准后24小时内下载，只能下载一次；请重新申请。",
                            "The file cannot be fetched now: only by whoever asked, within 24 hours of the approval, and once. Ask again."));
        }
        audit.record("export.fetched", one.wanted().ledger() + "/export/" + one.id(), "");
        return new Answer.Done(one.id());
    }

    Instant instant() {
        return clock.instant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ExportRequest read(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new ExportRequest(
                row.getLong("id"),
                new ExportRequest.Wanted(
                        row.getString("ledger"),
                        row.getString("filter"),
                        row.getBoolean("reveal"),
                        row.getString("why"),
                        row.getLong("count"),
                        RegionCode.of(row.getString("scope"))),
                ExportRequest.State.valueOf(row.getString("state")),
                new ExportRequest.Signed(
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()),
                decided == null ? null : new ExportRequest.Signed(row.getString("decided_by"), decided.toInstant()));
    }

    private String district() {
        return organisation.district().code().district();
    }
}
