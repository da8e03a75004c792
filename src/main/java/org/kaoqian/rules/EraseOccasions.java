package org.kaoqian.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases what rules have raised, how far they have looked and how a district has revised them, for good. */
@Component
class EraseOccasions {

    private static final List<String> OF_RULE =
            List.of("occasion", "stopped", "progress", "handled", "episode", "sweep_rule", "sweep_step", "revision");

    private final JdbcClient jdbc;

    EraseOccasions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within the caller's transaction; with them goes whatever another pack's rule has raised over these ledgers. */
    void of(Set<String> rules, Set<String> ledgers) {
        var all = new TreeSet<>(rules);
        all.addAll(jdbc.sql("select distinct rule from rules.occasion where ledger = any(:ledgers)")
                .param("ledgers", ledgers.toArray(String[]::new))
                .query(String.class)
                .list());
        OF_RULE.forEach(table -> jdbc.sql("delete from rules." + table + " where rule = any(:rules)")
                .param("rules", all.toArray(String[]::new))
                .update());
    }
}
