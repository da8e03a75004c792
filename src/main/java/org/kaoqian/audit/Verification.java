package org.kaoqian.audit;

import org.kaoqian.shared.Sentence;

/** What a walk along the chain found. */
public sealed interface Verification {

    /** Every entry follows from the one before it, and the last is the chain's end. */
    record Intact(long entries, String head) implements Verification {

        @Override
        public Sentence sentence() {
            return Sentence.of("审计链完整，共 " + entries + " 条。", "The audit chain is intact: " + entries + " entries.");
        }
    }

    /** The chain breaks at this entry: it, or one beside it, was changed, removed or put in. */
    record Broken(long seq, Sentence sentence) implements Verification {}

    Sentence sentence();
}
