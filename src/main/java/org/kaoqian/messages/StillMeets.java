package org.kaoqian.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kaoqian.rules.Rule;
import org.kaoqian.shared.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the subjects of messages meet their rules' conditions today; one statement for each rule of a batch. */
class StillMeets {

    private static final Sentence NO_LONGER = Sentence.of(
            "发送前复核：台账里的情况已变，不再符合这条规则，不再发送。",
            "Checked before sending: the ledger says otherwise by now, the rule no longer applies; not sent.");

    private final JdbcClient db;
    private final Function<String, Optional<Rule>> rules;
    private final Clock clock;

    StillMeets(JdbcClient db, Function<String, Optional<Rule>> rules, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.clock = clock;
    }

    Map<Long, Sentence> noLongerMet(String district, Collection<Candidate> candidates) {
        var reasons = new HashMap<Long, Sentence>();
        candidates.stream()
                .filter(one -> one.rule() != null)
                .collect(Collectors.groupingBy(one -> String.valueOf(one.rule())))
                .forEach((id, those) -> rules.apply(id)
                        .filter(rule -> !changesItsOwnCondition(rule))
                        .ifPresent(rule -> reasons.putAll(noLongerMet(district, rule, those))));
        return reasons;
    }

    private Map<Long, Sentence> noLongerMet(String district, Rule rule, List<Candidate> candidates) {
        var own = candidates.stream()
                .filter(one -> one.ledger().equals(rule.ledger().name()))
                .toList();
        var meeting =
                meeting(district, rule, own.stream().map(Candidate::subject).collect(Collectors.toSet()));
        return own.stream()
                .filter(one -> !meeting.contains(one.subject()))
                .collect(Collectors.toMap(Candidate::id, one -> NO_LONGER));
    }

    private Set<Long> meeting(String district, Rule rule, Set<Long> subjects) {
        if (subjects.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(db.sql("select l.id from " + rule.ledger().table()
                        + " l where l.district = :district and l.id in (:subjects) and ("
                        + rule.when().where("l") + ")")
                .params(rule.when().params(LocalDate.now(clock)))
                .param("district", district)
                .param("subjects", subjects)
                .query(Long.class)
                .list());
    }

    /** A step that sets what the condition asks ends the condition by itself, which must not silence its own message. */
    private static boolean changesItsOwnCondition(Rule rule) {
        return rule.steps().stream()
                .anyMatch(step -> !Collections.disjoint(
                        step.effects().set().keySet(), rule.when().fields()));
    }
}
