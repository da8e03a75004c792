package org.kaoqian.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.kaoqian.access.Scope;
import org.kaoqian.rules.RuleResults;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came of the cases that a rule opened: answered, solved, missed. */
@Component
@Order(2)
class SolvedCases implements RuleResults {

    private final JdbcClient jdbc;
    private final Clock clock;

    SolvedCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Result> of(String district, String rule, Scope scope) {
        return jdbc.sql("""
                        select count(*) as opened, count(*) filter (where c.contacted_on is not null) as answered,
                               count(*) filter (where c.state = 'closed') as solved,
                               count(*) filter (where c.deadline < case when c.state = 'closed'
                                 then cast(c.closed_at at time zone :zone as date) else :today end) as missed
                          from casework.cases c where c.district = :district and c.rule = :rule and %s""".formatted(scope.sql("c.region")))
                .param("zone", clock.getZone().getId())
                .param("today", LocalDate.now(clock))
                .param("district", district)
                .param("rule", rule)
                .params(scope.params())
                .query((row, n) -> List.of(
                        new Result(Sentence.of("建件", "Cases"), row.getLong("opened"), true),
                        new Result(Sentence.of("已联系到", "Answered"), row.getLong("answered"), true),
                        new Result(Sentence.of("已办结", "Solved"), row.getLong("solved"), true),
                        new Result(Sentence.of("超过期限", "Deadline missed"), row.getLong("missed"), false)))
                .single();
    }
}
