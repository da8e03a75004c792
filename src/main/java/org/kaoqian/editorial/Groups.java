package org.kaoqian.editorial;

import java.util.List;
import java.util.Map;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.editorial.QuestionGroup.Example;
import org.kaoqian.editorial.QuestionGroup.Reason;
import org.kaoqian.editorial.QuestionGroup.State;
import org.kaoqian.frame.Absent;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.knowledge.Likeness;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The gathered questions as editors work through them. */
@Service
class Groups {

    static final int PAGE = 30;

    private static final int EXAMPLES = 40;
    private static final int NEAREST = 6;
    private static final int KEPT = 20;
    private static final int LONGEST = 500;

    private final GroupStore store;
    private final Likeness likeness;
    private final AuditLog audit;

    Groups(GroupStore store, Likeness likeness, AuditLog audit) {
        this.store = store;
        this.likeness = likeness;
        this.audit = audit;
    }

    /** @param next where the next page goes on; null on the last */
    record Listing(
            List<QuestionGroup> groups,
            Map<GroupId, Map<Reason, Integer>> reasons,
            GroupStore.@org.jspecify.annotations.Nullable After next) {}

    record Whole(QuestionGroup group, List<Example> examples, List<Likeness.Near> nearest) {}

    Listing list(State state, boolean newest, GroupStore.After after) {
        var found = newest ? store.newest(state, after, PAGE + 1) : store.largest(state, after, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        return new Listing(
                List.copyOf(shown),
                store.reasons(shown),
                found.size() <= PAGE ? null : after(shown.getLast()));
    }

    private static GroupStore.After after(QuestionGroup group) {
        return new GroupStore.After(
                group.asked().times(), group.asked().last(), group.id().value());
    }

    Map<State, Long> counts() {
        return store.counts();
    }

    QuestionGroup named(GroupId id) {
        return store.find(id)
                .orElseThrow(() -> new Absent(Sentence.of("没有这组问题。", "There is no such group of questions.")));
    }

    Whole whole(GroupId id) {
        var group = named(id);
        return new Whole(group, store.examples(id, EXAMPLES), likeness.nearest(group.leader(), NEAREST));
    }

    /** What is tried and kept of it: its different questions, without those in which something was struck out. */
    List<String> questionsOf(GroupId id) {
        return store.examples(id, EXAMPLES).stream()
                .map(Example::asked)
                .filter(asked -> asked.indexOf('▇') < 0)
                .limit(KEPT)
                .toList();
    }

    @Transactional
    Reading<GroupId> setAside(GroupId id, String typed, String by) {
        var note = typed.strip();
        if (note.isEmpty() || note.length() > LONGEST) {
            return Reading.bad("请写明为什么搁置（500字以内）。", "Say in at most 500 characters why it is set aside.");
        }
        store.decide(named(id).id(), State.ASIDE, null, note, by);
        audit.record("question-group.set-aside", "question-group/" + id, note);
        return Reading.good(id);
    }

    @Transactional
    void reopen(GroupId id, String by) {
        store.decide(named(id).id(), State.OPEN, null, null, by);
        audit.record("question-group.reopened", "question-group/" + id, "");
    }

    /** Part of the transaction that publishes. */
    void answered(GroupId id, EntryId entry, String by) {
        store.decide(id, State.ANSWERED, entry.toString(), null, by);
    }
}
