package org.kaoqian.editorial;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.frame.Absent;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** What a signed-in person does with drafts of entries. */
@Component
class RevisionDesk {

    private final EntryRevisions store;
    private final Drafting drafting;
    private final Deciding deciding;
    private final Trials trials;
    private final CurrentViewer current;

    RevisionDesk(
            EntryRevisions store, Drafting drafting, Deciding deciding, Trials trials, CurrentViewer current) {
        this.store = store;
        this.drafting = drafting;
        this.deciding = deciding;
        this.trials = trials;
        this.current = current;
    }

    /**
     * A draft with its trial.
     *
     * @param tried whether this very text was tried to the end
     * @param stale whether the entry in force is another than when it was written
     * @param overtaken whether something else was published since it was tried
     */
    record Whole(
            Revision revision,
            List<Comparison.Line> lines,
            @Nullable Trial trial,
            boolean tried,
            boolean stale,
            boolean overtaken) {}

    Revision named(RevisionId id) {
        return store.find(id)
                .orElseThrow(() -> new Absent(Sentence.of("没有这份草稿。", "There is no such draft.")));
    }

    Whole whole(RevisionId id) {
        var revision = named(id);
        var content = revision.texts().content();
        var trial = trials.last(id).orElse(null);
        return new Whole(
                revision,
                Comparison.between(
                        revision.texts().before(),
                        content == null ? revision.texts().shipped() : content),
                trial,
                content != null && trials.hasTried(revision),
                revision.state().isOpen() && deciding.isStale(revision),
                trial != null && revision.state().isOpen() && store.isPublishedSince(trial.timing().started()));
    }

    List<Trial.Change> changes(Trial trial) {
        return trials.changes(trial);
    }

    Optional<Trial> trial(RevisionId id) {
        return trials.last(named(id).id());
    }

    List<Revision> waiting() {
        return store.waiting();
    }

    List<Revision> past(long before, int most) {
        return store.past(before, most);
    }

    Drafting.Outcome save(Drafting.Order order) {
        return drafting.save(order, by());
    }

    Reading<Long> attempt(RevisionId id) {
        return trials.start(named(id), by());
    }

    Reading<Long> cancel(RevisionId id) {
        return trials.cancel(named(id));
    }

    /**
     * @param decision send, approve, reject or withdraw; approving and rejecting have a permission of their own
     * @param seen the digest of the text that is approved
     */
    Deciding.Outcome decide(RevisionId id, String decision, @Nullable String note, @Nullable String seen) {
        return switch (decision) {
            case "send" -> deciding.send(id, by());
            case "approve" -> mayApprove()
                    ? deciding.approve(id, by(), Objects.requireNonNullElse(seen, ""))
                    : notPermitted();
            case "reject" ->
                mayApprove() ? deciding.reject(id, by(), Objects.requireNonNullElse(note, "")) : notPermitted();
            case "withdraw" -> deciding.withdraw(id, by());
            default ->
                new Deciding.Outcome.NotYet(Sentence.of(
                        "decision 只能是 send、approve、reject 或 withdraw。",
                        "'decision' is send, approve, reject or withdraw."));
        };
    }

    Deciding.Outcome takeBack(EntryId entry, String why) {
        return deciding.takeBack(entry, by(), why);
    }

    private boolean mayApprove() {
        return current.viewer().may(Permission.CATALOGUE_APPROVE);
    }

    private static Deciding.Outcome notPermitted() {
        return new Deciding.Outcome.NotYours(Sentence.of(
                "您没有批准答案的权限；请找负责人。", "You may not approve or reject answers: ask a leader."));
    }

    private String by() {
        return current.viewer().username();
    }
}
