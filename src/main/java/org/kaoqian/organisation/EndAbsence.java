package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.frame.Overtaken;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back an absence: one that has not begun never was, a running one ended yesterday, a past one stays. */
@Component
class EndAbsence {

    private final JdbcClient db;
    private final AuditLog audit;
    private final Clock clock;

    EndAbsence(JdbcClient db, AuditLog audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fails with {@link Overtaken} if somebody changed it since version was read. */
    @Transactional
    void end(Absence absence, int version) {
        var today = LocalDate.now(clock);
        var changed = absence.from().isBefore(today) ? shorten(absence, version, today) : cancel(absence, version);
        if (changed == 0) {
            throw new Overtaken(
                    Sentence.of("这条请假记录刚刚被别人改动过，请刷新后再试。", "Somebody changed this absence just now; please reload."));
        }
        audit.record("absence.ended", "officer/" + absence.officer(), absence.from() + "–" + absence.to());
    }

    private int shorten(Absence absence, int version, LocalDate today) {
        return db.sql("update organisation.absence set absent_to = :yesterday, version = version + 1"
                        + " where id = :id and version = :version and absent_to >= :today")
                .param("yesterday", today.minusDays(1))
                .param("today", today)
                .param("id", absence.id())
                .param("version", version)
                .update();
    }

    private int cancel(Absence absence, int version) {
        return db.sql("delete from organisation.absence where id = :id and version = :version")
                .param("id", absence.id())
                .param("version", version)
                .update();
    }
}
