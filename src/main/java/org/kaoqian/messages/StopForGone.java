package org.kaoqian.messages;

import java.time.Clock;
import org.kaoqian.ledgers.RecordsDeleted;
import org.kaoqian.organisation.Organisation;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What still waits for records that were deleted is not sent; in the transaction that deletes them. */
@Component
class StopForGone {

    private final JdbcClient db;
    private final Organisation organisation;
    private final Clock clock;

    StopForGone(JdbcClient db, Organisation organisation, Clock clock) {
        this.db = db;
        this.organisation = organisation;
        this.clock = clock;
    }

    @EventListener
    void on(RecordsDeleted deleted) {
        db.sql("""
                update messages.message m
                set state = 'STOPPED', state_at = :now, reason_zh = :zh, reason_en = :en, version = version + 1
                where m.district = :district and m.ledger = :ledger and m.state = 'QUEUED'
                  and not exists (select 1 from %s t where t.district = m.district and t.id = m.subject_id)
                """.formatted(deleted.table()))
                .param("now", Moments.sql(clock.instant()))
                .param("zh", "记录已从台账删除（" + deleted.why().zh() + "），不再发送。")
                .param("en", "The record is gone (" + deleted.why().en() + "); not sent.")
                .param("district", organisation.district().code().district())
                .param("ledger", deleted.ledger())
                .update();
    }
}
