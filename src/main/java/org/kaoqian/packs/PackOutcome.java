package org.kaoqian.packs;

import java.util.List;
import org.kaoqian.shared.Sentence;

/** What came of a change of packs. */
public sealed interface PackOutcome {

    /** Done; the district works with it from now on. */
    record Done(Pack pack) implements PackOutcome {}

    /** Nothing was changed. Each fault says where it is and how to mend it. */
    record Faults(List<Fault> faults) implements PackOutcome {
        public Faults {
            faults = List.copyOf(faults);
        }
    }

    /** Nothing was changed, for a reason that lies in no file. */
    record Refused(Sentence why) implements PackOutcome {}
}
