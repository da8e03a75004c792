package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.access.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom another text of a rule would add today and whom it would drop, against the rule in force. */
@Component
class Difference {

    static final int SHOWN = 50;

    /**
     * @param kept who stand at a step either way
     * @param moved who of those stand at another step
     */
    record Numbers(long added, long dropped, long kept, long moved, List<Line> addedFirst, List<Line> droppedFirst) {}

    record Line(long id, String title, String region, String step) {}

    private static final String BOTH = "with former as materialized (%s), latter as materialized (%s) ";

    private final JdbcClient db;
    private final Sweep sweep;
    private final Charges charges;
    private final SubjectTitles titles;
    private final Clock clock;

    Difference(JdbcClient db, Sweep sweep, Charges charges, SubjectTitles titles, Clock clock) {
        this.titles = titles;
        this.db = db;
        this.sweep = sweep;
        this.charges = charges;
        this.clock = clock;
    }

    /** Inside a scope. */
    @Transactional(readOnly = true)
    Numbers between(Rule before, Rule after, Scope scope) {
        var today = LocalDate.now(clock);
        var district = charges.district();
        var former = sweep.prepare(before, today, district, Progress.Point.START)
                .standingRecords()
                .prefixed("former_");
        var latter = sweep.prepare(after, today, district, Progress.Point.START)
                .standingRecords()
                .prefixed("latter_");
        var query = new Query(
                before,
                BOTH.formatted(former.sql(), latter.sql()),
                java.util.stream.Stream.of(
                                former.params(), latter.params(), scope.params(), Map.of("in_district", district))
                        .flatMap(params -> params.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                scope);
        return db.sql(query.both() + """
                        select count(*) filter (where f.id is null) as added, count(*) filter (where n.id is null) as dropped,
                               count(*) filter (where f.id = n.id) as kept,
                               count(*) filter (where f.id = n.id and f.step <> n.step) as moved
                          from former f full join latter n on n.id = f.id
                          join %s t on t.district = :in_district and t.id = coalesce(f.id, n.id) where %s""".formatted(before.ledger().table(), scope.sql("t.region")))
                .params(query.params())
                .query((row, n) -> new Numbers(
                        row.getLong("added"),
                        row.getLong("dropped"),
                        row.getLong("kept"),
                        row.getLong("moved"),
                        first(query, "latter", "former"),
                        first(query, "former", "latter")))
                .single();
    }

    private record Query(Rule rule, String both, Map<String, Object> params, Scope scope) {}

    private List<Line> first(Query query, String in, String out) {
        var ledger = query.rule().ledger();
        return db.sql(query.both()
                        + """
                        select s.id, t.%s as title, t.region, s.step from %s s
                          join %s t on t.district = :in_district and t.id = s.id
                         where not exists (select 1 from %s o where o.id = s.id) and %s order by s.id limit %d""".formatted(
                                        ledger.title(),
                                        in,
                                        ledger.table(),
                                        out,
                                        query.scope().sql("t.region"),
                                        SHOWN))
                .params(query.params())
                .query((row, n) -> new Line(
                        row.getLong("id"),
                        titles.shown(ledger, row.getString("title")),
                        row.getString("region"),
                        row.getString("step")))
                .list();
    }
}
