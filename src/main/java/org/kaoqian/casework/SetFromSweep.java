package org.kaoqian.casework;

import java.util.LinkedHashMap;
import org.kaoqian.ledgers.RecordChange;
import org.kaoqian.ledgers.Records;
import org.kaoqian.rules.OccasionEffect;
import org.kaoqian.rules.RaisedOccasions;
import org.kaoqian.rules.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the fields that a rule's step sets into the records that have come to it, each as a change like any other: with
 * history and audit log, in the sweep's transaction. After cases and messages, which tell how it was before.
 */
@Component
@Order(3)
class SetFromSweep implements OccasionEffect {

    private static final Logger LOG = LoggerFactory.getLogger(SetFromSweep.class);

    private final JdbcClient jdbc;
    private final Records records;

    SetFromSweep(JdbcClient jdbc, Records records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    @Override
    public void apply(RaisedOccasions raised) {
        raised.rule().steps().stream()
                .filter(step -> !step.effects().set().isEmpty())
                .forEach(step -> set(raised, step));
    }

    private void set(RaisedOccasions raised, Rule.Step step) {
        var fields = new LinkedHashMap<String, Object>();
        step.effects()
                .set()
                .forEach((field, value) -> fields.put(field, value.equals(CaseKind.TODAY) ? raised.asOf() : value));
        var why = "rule/" + raised.rule().id() + " " + step.name();
        for (var id : subjects(raised, step)) {
            // A record that no longer takes the value must not keep the others from their service.
            if (records.change(raised.ledger(), id, fields, why) instanceof RecordChange.Refused refused) {
                LOG.warn("{} could not set {}/{}: {}", why, raised.ledger().name(), id, refused.faults());
            }
        }
    }

    private java.util.List<Long> subjects(RaisedOccasions raised, Rule.Step step) {
        return jdbc.sql("""
                        select distinct subject_id from rules.raised_occasion
                         where district = :district and sweep = :sweep and rule = :rule and step = :step order by 1""")
                .param("district", raised.district())
                .param("sweep", raised.sweep())
                .param("rule", raised.rule().id())
                .param("step", step.name())
                .query(Long.class)
                .list();
    }
}
