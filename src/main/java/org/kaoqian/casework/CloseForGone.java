package org.kaoqian.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import org.kaoqian.ledgers.RecordsDeleted;
import org.kaoqian.organisation.Organisation;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the cases whose record was deleted, in the transaction that deletes it: nobody could close them with an outcome, and
 * nobody is sent to a door for them. Their timelines say why.
 */
@Component
class CloseForGone {

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;

    CloseForGone(JdbcClient jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    @EventListener
    void on(RecordsDeleted deleted) {
        jdbc.sql("""
                        with ended as (
                          update casework.cases c
                             set state = 'closed', postponed_until = null, outcome = :outcome, closed_at = :at, version = version + 1
                           where c.district = :district and c.ledger = :ledger and c.state <> 'closed'
                             and not exists (select 1 from %s t where t.district = c.district and t.id = c.subject_id)
                          returning c.district, c.id, c.version)
                        insert into casework.entry (district, case_id, at, actor, kind, zh, en, version)
                        select district, id, :at, 'system', 'closed', :zh, :en, version from ended""".formatted(deleted.table()))
                .param("district", organisation.district().code().district())
                .param("ledger", deleted.ledger())
                .param("outcome", Outcome.BuiltIn.RECORD_GONE.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("zh", "系统办结：" + deleted.why().zh() + "，不用再办。")
                .param("en", "Closed by the system: " + deleted.why().en() + "; there is nothing left to do.")
                .update();
    }
}
