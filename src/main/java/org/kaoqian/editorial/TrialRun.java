package org.kaoqian.editorial;

import java.util.List;
import org.kaoqian.editorial.Trial.Answer;
import org.kaoqian.editorial.Trial.Change;
import org.kaoqian.editorial.Trial.Progress;
import org.kaoqian.editorial.Trial.State;
import org.kaoqian.editorial.Trial.Verdict;
import org.kaoqian.knowledge.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks every test question of the catalogue in force and of one with the draft in it. It can be killed at any moment and run
 * again from the beginning; after some attempts it is given up as broken off.
 */
@Component
class TrialRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);
    private static final int LAST_ATTEMPT = 3;
    private static final int AT_ONCE = 20;

    private final TrialStore store;
    private final EntryRevisions revisions;
    private final InForce inForce;
    private final TestQuestions questions;
    private final Rehearsal rehearsal;

    TrialRun(
            TrialStore store,
            EntryRevisions revisions,
            InForce inForce,
            TestQuestions questions,
            Rehearsal rehearsal) {
        this.store = store;
        this.revisions = revisions;
        this.inForce = inForce;
        this.questions = questions;
        this.rehearsal = rehearsal;
    }

    /** Runs it to its end, whether it has begun before or not; does nothing where it has ended. */
    void run(long id) {
        var trial = store.find(id).filter(each -> each.state() == State.RUNNING);
        var draft = trial.flatMap(each -> revisions.find(each.revision()));
        if (trial.isEmpty() || draft.isEmpty()) {
            return;
        }
        if (!draft.get().state().isOpen()
                || !draft.get().content().digest().equals(trial.get().digest())) {
            store.end(id, State.CANCELLED);
            return;
        }
        var all = questions.allFor(draft.get());
        var attempt = store.begin(id, all.size());
        if (attempt > LAST_ATTEMPT) {
            store.end(id, State.BROKEN);
        } else if (attempt > 0) {
            ask(id, attempt, draft.get(), all);
        }
    }

    private void ask(long id, int attempt, Revision draft, List<TestQuestion> all) {
        var started = System.nanoTime();
        var before = rehearsal.inForce();
        var after = rehearsal.with(inForce.with(draft));
        var progress = new Progress(0, all.size(), 0, 0);
        for (var question : all) {
            var one = Answer.of(before.ask(question.text(), question.conversation()), question);
            var other = Answer.of(after.ask(question.text(), question.conversation()), question);
            progress = count(progress, one.grade().compareTo(other.grade()));
            if (!one.showsLike(other)) {
                store.add(id, progress.done(), change(question, one, other));
            }
            if (progress.done() % AT_ONCE == 0 && !store.reached(id, attempt, progress)) {
                return;
            }
        }
        if (store.reached(id, attempt, progress)) {
            store.end(id, State.DONE);
            LOG.info("{} questions tried in {} ms", all.size(), (System.nanoTime() - started) / 1_000_000);
        }
    }

    private static Progress count(Progress sofar, int worse) {
        return new Progress(
                sofar.done() + 1,
                sofar.total(),
                sofar.better() + (worse < 0 ? 1 : 0),
                sofar.worse() + (worse > 0 ? 1 : 0));
    }

    private static Change change(TestQuestion question, Answer before, Answer after) {
        var compared = before.grade().compareTo(after.grade());
        return new Change(
                question.text(),
                question.origin(),
                String.join("|", question.expected().stream().sorted().toList()),
                compared < 0 ? Verdict.BETTER : compared > 0 ? Verdict.WORSE : Verdict.MOVED,
                before,
                after);
    }
}
