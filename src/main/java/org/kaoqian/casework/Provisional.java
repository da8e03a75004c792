package org.kaoqian.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kaoqian.rules.Moments;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Tells which deadlines may still move, and why: they were counted over a year whose holidays are not published. */
@Component
class Provisional {

    private record Reckoned(Rule rule, Moments moments) {}

    private final Rules rules;

    Provisional(Rules rules) {
        this.rules = rules;
    }

    /** The reasons, by case; a case that is not named has a final deadline or none. */
    Map<CaseId, Sentence> of(List<Case> cases, String district) {
        var reckoned = new HashMap<String, Optional<Reckoned>>();
        var reasons = new HashMap<CaseId, Sentence>();
        for (var one : cases) {
            var origin = one.origin();
            var kind = one.subject().kind();
            if (origin == null || kind == null || one.state() == State.CLOSED) {
                continue;
            }
            var by = reckoned.computeIfAbsent(
                    origin.rule(),
                    id -> rules.find(id).map(rule -> new Reckoned(rule, rules.momentsOf(rule, district))));
            by.filter(with -> with.moments.groups().contains(kind))
                    .flatMap(with -> with.rule
                            .reckoned()
                            .flatMap(trigger -> with.moments.provisional(kind, trigger.deadline(), origin.cycle())))
                    .ifPresent(reason -> reasons.put(one.id(), reason));
        }
        return reasons;
    }
}
