package org.kaoqian.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kaoqian.rules.Rule;
import org.kaoqian.rules.Rules;
import org.kaoqian.rules.StepCheck;
import org.kaoqian.shared.Sentence;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A drafted rule names only messages and kinds of cases that are there. */
@SpringBootTest
class DraftedStepsTest {

    @Autowired
    private List<StepCheck> checks;

    @Autowired
    private Rules rules;

    @Test
    void a_step_of_the_rule_in_force_is_sound() {
        assertThat(faults(rule().steps().getFirst())).isEmpty();
    }

    @Test
    void a_message_or_a_kind_of_case_that_is_not_there_is_said() {
        assertThat(faults(step("no-such-template", null)))
                .singleElement()
                .satisfies(what -> assertThat(what.zh()).contains("no-such-template"));
        assertThat(faults(step(null, "no-such-kind")))
                .singleElement()
                .satisfies(what -> assertThat(what.zh()).contains("no-such-kind"));
    }

    private List<Sentence> faults(Rule.Step step) {
        return checks.stream()
                .map(check -> check.fault(rule(), step))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Rule.Step step(
            @org.jspecify.annotations.Nullable String message, @org.jspecify.annotations.Nullable String kind) {
        return new Rule.Step(
                "one", Sentence.of("一", "one"), "latest", 0, new Rule.Effects(kind, null, message, null, Map.of()));
    }

    private Rule rule() {
        return rules.find("licence-renewal").orElseThrow();
    }
}
