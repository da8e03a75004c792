package org.kaoqian.rules;

import java.util.Optional;
import org.kaoqian.shared.Sentence;

/** What another module asks of a step before a drafted rule may hold, such as that there is a message of that name. */
public interface StepCheck {

    /** What is wrong with it, and how to mend it. */
    Optional<Sentence> fault(Rule rule, Rule.Step step);
}
