package org.kaoqian.casework;

import java.util.Map;
import java.util.stream.Collectors;
import org.kaoqian.shared.Sentence;

/** All that is wrong with the fields of an outcome, in one sentence. */
final class OutcomeFaults {

    private OutcomeFaults() {}

    static Sentence sentence(Map<String, Sentence> faults) {
        return Sentence.of(
                faults.values().stream().map(Sentence::zh).collect(Collectors.joining(" ")),
                faults.values().stream().map(Sentence::en).collect(Collectors.joining(" ")));
    }
}
