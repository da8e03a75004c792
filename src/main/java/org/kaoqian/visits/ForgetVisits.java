package org.kaoqian.visits;

import org.kaoqian.casework.CasesErased;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of visits, and their pictures, go with the cases that they belong to. */
@Component
class ForgetVisits {

    private final JdbcClient jdbc;

    ForgetVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(CasesErased erased) {
        for (var table : new String[] {"photo", "result"}) {
            jdbc.sql("delete from visits." + table + " where district = :district and case_id = any(:cases)")
                    .param("district", erased.district())
                    .param("cases", erased.cases().toArray(Long[]::new))
                    .update();
        }
    }
}
