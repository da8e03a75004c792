package org.kaoqian.editorial;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Rehearsal.Said;
import org.kaoqian.knowledge.Reply;
import org.kaoqian.shared.Sentence;

/**
 * A draft tried against the whole collection.
 *
 * @param digest of the text that was tried
 */
record Trial(long id, RevisionId revision, String digest, State state, Progress progress, Timing timing) {

    record Progress(int done, int total, int better, int worse) {
        int same() {
            return done - better - worse;
        }
    }

    record Timing(String by, Instant started, @Nullable Instant ended) {}

    enum State {
        RUNNING("正在试答", "Running"),
        DONE("已试答", "Done"),
        CANCELLED("已取消", "Cancelled"),
        BROKEN("中断了", "Broken off");

        private final Sentence label;

        State(String zh, String en) {
            this.label = Sentence.of(zh, en);
        }

        Sentence label() {
            return label;
        }
    }

    enum Verdict {
        BETTER,
        WORSE,
        MOVED
    }

    /** A question that is answered otherwise. */
    record Change(
            String question,
            TestQuestion.Origin origin,
            String expected,
            Verdict verdict,
            Answer before,
            Answer after) {}

    /** @param entries shown, the first first */
    record Answer(Grade grade, Reply.Kind kind, List<String> entries, double confidence) {

        static Answer of(Said said, TestQuestion question) {
            return new Answer(
                    Grade.of(said, question.expected()),
                    said.kind(),
                    said.shown().stream()
                            .map(List::getFirst)
                            .map(EntryId::toString)
                            .toList(),
                    Math.round(said.confidence() * 100) / 100.0);
        }

        /** Whether people would see the same, to the entry. */
        boolean showsLike(Answer other) {
            return kind == other.kind && grade == other.grade && entries.equals(other.entries);
        }
    }
}
