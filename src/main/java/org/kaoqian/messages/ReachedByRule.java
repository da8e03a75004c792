package org.kaoqian.messages;

import java.util.List;
import org.kaoqian.access.Scope;
import org.kaoqian.rules.RuleResults;
import org.kaoqian.shared.Sentence;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the messages of a rule have reached, and whom not. */
@Component
@Order(1)
class ReachedByRule implements RuleResults {

    private final JdbcClient jdbc;

    ReachedByRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Result> of(String district, String rule, Scope scope) {
        return jdbc.sql("""
                        select count(*) filter (where m.state in ('SENT', 'DELIVERED')) as reached,
                               count(*) filter (where m.state in ('UNDELIVERED', 'FAILED', 'UNREACHABLE')) as lost
                          from messages.message m where m.district = :district and m.rule = :rule and %s""".formatted(scope.sql("m.region")))
                .param("district", district)
                .param("rule", rule)
                .params(scope.params())
                .query((row, n) -> List.of(
                        new Result(Sentence.of("短信已发出", "Messages sent"), row.getLong("reached"), true),
                        new Result(Sentence.of("短信没送到", "Not delivered"), row.getLong("lost"), false)))
                .single();
    }
}
