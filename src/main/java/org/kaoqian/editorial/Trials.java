package org.kaoqian.editorial;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.shared.Reading;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trials of drafts: begun, looked at, cancelled. They run in the background. */
@Service
class Trials {

    static final TaskDescriptor<Void> TRIAL = TaskDescriptor.of("catalogue-trial");

    private final TrialStore store;
    private final SchedulerClient scheduler;
    private final AuditLog audit;
    private final Clock clock;

    Trials(TrialStore store, SchedulerClient scheduler, AuditLog audit, Clock clock) {
        this.store = store;
        this.scheduler = scheduler;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Reading<Long> start(Revision draft, String by) {
        if (!draft.state().isOpen()) {
            return Reading.bad("这份草稿已经处理，不用再试。", "This draft is decided: there is nothing to try.");
        }
        var id = store.add(draft, by);
        if (id.isEmpty()) {
            return Reading.bad("这份草稿正在试答，请等它完成或先取消。", "This draft is being tried: wait for it or cancel it.");
        }
        scheduler.scheduleIfNotExists(TRIAL.instance(Long.toString(id.get())).scheduledTo(clock.instant()));
        audit.record("catalogue.trial-begun", "entry/" + draft.entry(), "revision " + draft.id());
        return Reading.good(id.get());
    }

    @Transactional
    Reading<Long> cancel(Revision draft) {
        var running = store.last(draft.id()).filter(trial -> store.end(trial.id(), Trial.State.CANCELLED));
        if (running.isEmpty()) {
            return Reading.bad("没有正在进行的试答。", "Nothing is being tried.");
        }
        audit.record("catalogue.trial-cancelled", "entry/" + draft.entry(), "revision " + draft.id());
        return Reading.good(running.get().id());
    }

    Optional<Trial> last(RevisionId revision) {
        return store.last(revision);
    }

    List<Trial.Change> changes(Trial trial) {
        return store.changes(trial.id());
    }

    /** Whether this very text was tried to the end. */
    boolean hasTried(Revision draft) {
        return store.last(draft.id())
                .filter(trial -> trial.state() == Trial.State.DONE)
                .filter(trial -> trial.digest().equals(draft.content().digest()))
                .isPresent();
    }
}
