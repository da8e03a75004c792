package org.kaoqian.ledgers;

import java.util.List;
import org.kaoqian.shared.Sentence;

/** What came of compiling a condition. */
public sealed interface Compiled {

    record Valid(Condition condition) implements Compiled {}

    /** Each fault says where it is and how to mend it. */
    record Invalid(List<Sentence> faults) implements Compiled {}
}
