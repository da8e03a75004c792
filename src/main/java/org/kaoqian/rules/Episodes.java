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

    /**
     * Ends those whose record no longer meets the condition or is gone, and begins those of records that came to meet it.
     * While it cannot be told whether a record meets it, an episode neither ends nor begins. One that a sweep of a later day
     * began without raising anything begins today.
     */
    void follow(String district, Rule rule, LocalDate asOf) {
        var params = params(district, rule, asOf);
        db.sql("update rules.episode x set ended = greatest(x.since, cast(:asOf as date)) where x.district = :district"
                        + " and x.rule = :rule and x.ended is null and not exists (select 1 from "
                        + rule.ledger().table()
                        + " l where l.district = x.district and l.id = x.subject_id and coalesce("
                        + rule.when().sql("l") + ", true))")
                .params(params)
                .update();
        if (rule.trigger() instanceof Trigger.OnChange) {
            db.sql(
                            "update rules.episode x set since = cast(:asOf as date) where x.district = :district and x.rule = :rule"
                                    + " and x.ended is null and x.since > cast(:asOf as date) and not exists (select 1 from"
                                    + " rules.occasion o where o.district = x.district and o.rule = x.rule"
                                    + " and o.subject_id = x.subject_id and o.cycle = x.since) and not exists (select 1 from"
                                    + " rules.episode y where y.district = x.district and y.rule = x.rule"
                                    + " and y.subject_id = x.subject_id and y.since = cast(:asOf as date))")
                    .params(params)
                    .update();
            begin(rule, params, "");
        }
    }

    /**
     * Begins episodes of a rule by hand for those of the records that meet its condition; which ones. An episode whose
     * cycle came to an end makes room for another.
     */
    List<Long> begin(String district, Rule rule, LocalDate asOf, List<Long> records) {
        var params = params(district, rule, asOf);
        params.put("records", records.toArray(Long[]::new));
        db.sql("update rules.episode x set ended = cast(:asOf as date) where x.district = :district and x.rule = :rule"
                        + " and x.subject_id = any(:records) and x.ended is null and x.since < cast(:asOf as date)"
                        + " and exists (select 1 from rules.stopped s where s.district = x.district and s.rule = x.rule"
                        + " and s.subject_id = x.subject_id and s.cycle = x.since)")
                .params(params)
                .update();
        return begin(rule, params, " and l.id = any(:records)");
    }

    /** One that ended on this very day goes on: the day has had its steps. */
    private List<Long> begin(Rule rule, Map<String, Object> params, String which) {
        return db.sql(
                        "insert into rules.episode as x (district, rule, subject_id, since) select l.district, :rule, l.id,"
                                + " cast(:asOf as date) from " + rule.ledger().table()
                                + " l where l.district = :district"
                                + which + " and " + rule.when().where("l")
                                + " and not exists (select 1 from rules.episode y where y.district = l.district"
                                + " and y.rule = :rule and y.subject_id = l.id and y.ended is null)"
                                + " on conflict (district, rule, subject_id, since) do update set ended = null"
                                + " returning x.subject_id")
                .params(params)
                .query(Long.class)
                .list();
    }

    private static Map<String, Object> params(String district, Rule rule, LocalDate asOf) {
        var params = new HashMap<String, Object>(rule.when().params(asOf));
        params.put("district", district);
        params.put("rule", rule.id());
        params.put("asOf", asOf);
        return params;
    }
}
