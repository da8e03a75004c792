package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long records have met the condition of a rule on change or by hand. An episode begins when the record comes to meet
 * it and ends when it no longer does; another one is another cycle.
 */
@Component
class Episodes {

    private final JdbcClient db;

    Episodes(JdbcClient db) {
        this.db = db;
    }

    /** Ends those whose record no longer meets the condition or is gone, and begins those of records that came to meet it. */
    void follow(String district, Rule rule, LocalDate asOf) {
        var params = params(district, rule, asOf);
        db.sql("update rules.episode x set ended = cast(:asOf as date) where x.district = :district and x.rule = :rule"
                        + " and x.ended is null and not exists (select 1 from " + rule.ledger().table()
                        + " l where l.district = x.district and l.id = x.subject_id and " + rule.when().where("l") + ")")
                .params(params)
                .update();
        if (rule.trigger() instanceof Trigger.OnChange) {
            db.sql("insert into rules.episode (district, rule, subject_id, since) select l.district, :rule, l.id,"
                            + " cast(:asOf as date) from " + rule.ledger().table()
                            + " l where l.district = :district and " + rule.when().where("l")
                            + " and not exists (select 1 from rules.episode x where x.district = l.district"
                            + " and x.rule = :rule and x.subject_id = l.id and x.ended is null) on conflict do nothing")
                    .params(params)
                    .update();
        }
    }

    /** Begins episodes of a rule by hand for those of the records that meet its condition; how many. */
    int begin(String district, Rule rule, LocalDate asOf, List<Long> records) {
        return db.sql("insert into rules.episode (district, rule, subject_id, since) select l.district, :rule, l.id,"
                        + " cast(:asOf as date) from " + rule.ledger().table()
                        + " l where l.district = :district and l.id = any(:records) and "
                        + rule.when().where("l")
                        + " and not exists (select 1 from rules.episode x where x.district = l.district"
                        + " and x.rule = :rule and x.subject_id = l.id and x.ended is null) on conflict do nothing")
                .params(params(district, rule, asOf))
                .param("records", records.toArray(Long[]::new))
                .update();
    }

    private static Map<String, Object> params(String district, Rule rule, LocalDate asOf) {
        var params = new HashMap<String, Object>(rule.when().params(asOf));
        params.put("district", district);
        params.put("rule", rule.id());
        params.put("asOf", asOf);
        return params;
    }
}
