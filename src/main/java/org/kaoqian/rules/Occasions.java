package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.kaoqian.organisation.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other modules tell the rules about cycles. */
@Component
public class Occasions {

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;

    Occasions(JdbcClient jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The cycle came to an end: no later step of it is raised. Telling it twice is as good as once. */
    @Transactional
    public void stop(String rule, long subjectId, LocalDate cycle, String reason) {
        jdbc.sql("""
                        insert into rules.stopped (district, rule, subject_id, cycle, reason, at)
                        values (:district, :rule, :subject, :cycle, :reason, :at) on conflict do nothing""")
                .param("district", district())
                .param("rule", rule)
                .param("subject", subjectId)
                .param("cycle", cycle)
                .param("reason", reason)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The cycle goes on after all; steps that passed in between are not made up for. */
    @Transactional
    public void resume(String rule, long subjectId, LocalDate cycle) {
        jdbc.sql("delete from rules.stopped where district = :district and rule = :rule and subject_id = :subject"
                        + " and cycle = :cycle")
                .param("district", district())
                .param("rule", rule)
                .param("subject", subjectId)
                .param("cycle", cycle)
                .update();
    }

    private String district() {
        return organisation.district().code().district();
    }
}
