package org.kaoqian.rules;

import java.util.List;
import org.kaoqian.access.Scope;
import org.kaoqian.shared.Sentence;

/** What another module knows of what came of a rule: messages that arrived, cases that were solved. */
public interface RuleResults {

    /** @param good whether more of it is better; missed deadlines are not */
    record Result(Sentence label, long count, boolean good) {}

    /** The numbers inside a scope, in the order in which they are shown. */
    List<Result> of(String district, String rule, Scope scope);
}
