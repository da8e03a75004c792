package org.kaoqian.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases cases with their timelines for good, and tells whoever keeps more about them. */
@Component
class EraseCases {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    EraseCases(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Those about records of the ledgers and those that the rules have opened, within the caller's transaction. */
    void of(Set<String> ledgers, Set<String> rules) {
        var erased = new TreeMap<String, List<Long>>();
        jdbc.sql("""
                        with gone as (
                          delete from casework.cases where ledger = any(:ledgers) or rule = any(:rules) returning district, id),
                        lines as (
                          delete from casework.entry e using gone g where e.district = g.district and e.case_id = g.id)
                        select district, id from gone""")
                .param("ledgers", ledgers.toArray(String[]::new))
                .param("rules", rules.toArray(String[]::new))
                .query((java.sql.ResultSet row) -> {
                    erased.computeIfAbsent(row.getString("district"), each -> new ArrayList<>())
                            .add(row.getLong("id"));
                });
        erased.forEach((district, cases) -> events.publishEvent(new CasesErased(district, List.copyOf(cases))));
    }
}
