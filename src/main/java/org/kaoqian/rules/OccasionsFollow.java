package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaoqian.ledgers.RecordFollower;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What rules have raised for a record goes along when it becomes part of another, so that nobody is reached a second time
 * for what was done already.
 */
@Component
@Order(30)
class OccasionsFollow implements RecordFollower {

    private static final String SEPARATOR = "\t";

    /** Where subjects stand, and what tells their rows apart beside district, rule and subject. */
    private enum Kept {
        OCCASION("rules.occasion", List.of("cycle", "step")),
        STOPPED("rules.stopped", List.of("cycle")),
        EPISODE("rules.episode", List.of("since"));

        private final String table;
        private final List<String> rest;

        Kept(String table, List<String> rest) {
            this.table = table;
            this.rest = rest;
        }

        private String row(String alias) {
            return "concat_ws('" + SEPARATOR + "', '" + name() + "', " + alias + ".rule, "
                    + String.join(
                            ", ",
                            rest.stream()
                                    .map(column -> alias + "." + column + "::text")
                                    .toList()) + ")";
        }

        /** One episode of a rule is open at a time. */
        private String isThere() {
            var same = String.join(
                    " and ",
                    rest.stream()
                            .map(column -> "k." + column + " = x." + column)
                            .toList());
            return this == EPISODE ? "(" + same + " or k.ended is null and x.ended is null)" : same;
        }
    }

    private final JdbcClient jdbc;
    private final Rules rules;

    OccasionsFollow(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "occasions";
    }

    @Override
    public List<String> move(Merger merger) {
        var moved = new ArrayList<String>();
        for (var kept : Kept.values()) {
            moved.addAll(jdbc.sql(
                            "update %1$s x set subject_id = :kept where x.district = :district and x.rule = any(:rules) and x.subject_id = :lost and not exists (select 1 from %1$s k where k.district = x.district and k.rule = x.rule and k.subject_id = :kept and %2$s) returning %3$s"
                                    .formatted(kept.table, kept.isThere(), kept.row("x")))
                    .param("district", merger.district())
                    .param("rules", rules(merger).toArray(String[]::new))
                    .param("lost", merger.lost())
                    .param("kept", merger.kept())
                    .query(String.class)
                    .list());
        }
        return moved;
    }

    /** Those of the ledger, and those that were swept once, whatever became of them. */
    private Set<String> rules(Merger merger) {
        var all = new HashSet<>(jdbc.sql("select rule from rules.progress where district = :district")
                .param("district", merger.district())
                .query(String.class)
                .list());
        rules.of(merger.ledger()).forEach(rule -> all.add(rule.id()));
        return all;
    }

    @Override
    public void moveBack(Merger merger, List<String> moved) {
        for (var kept : Kept.values()) {
            var mine = moved.stream()
                    .filter(row -> row.startsWith(kept.name() + SEPARATOR))
                    .toList();
            var rulesOfThem = mine.stream().map(row -> row.split(SEPARATOR)[1]).distinct();
            jdbc.sql(
                            "update %s x set subject_id = :lost where x.district = :district and x.rule = any(:rules) and x.subject_id = :kept and %s = any(:rows)"
                                    .formatted(kept.table, kept.row("x")))
                    .param("district", merger.district())
                    .param("rules", rulesOfThem.toArray(String[]::new))
                    .param("rows", mine.toArray(String[]::new))
                    .param("lost", merger.lost())
                    .param("kept", merger.kept())
                    .update();
        }
    }
}
