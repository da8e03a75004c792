package org.kaoqian.editorial;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.knowledge.EntryId;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a draft: its drafter sends it for approval once it was tried, a second person approves or rejects it, the
 * drafter withdraws it; what is published can be taken back.
 */
@Service
class Deciding {

    sealed interface Outcome {

        record Done(Revision revision) implements Outcome {}

        /** It is for somebody else to do. */
        record NotYours(Sentence why) implements Outcome {}

        /** Something has to happen first. */
        record NotYet(Sentence why) implements Outcome {}

        /** Something happened meanwhile. */
        record Overtaken(Sentence why) implements Outcome {}

        record Missing() implements Outcome {}
    }

    private final EntryRevisions store;
    private final InForce inForce;
    private final Trials trials;
    private final Learned learned;
    private final TransactionTemplate transaction;

    Deciding(
            EntryRevisions store, InForce inForce, Trials trials, Learned learned, TransactionTemplate transaction) {
        this.store = store;
        this.inForce = inForce;
        this.trials = trials;
        this.learned = learned;
        this.transaction = transaction;
    }

    /** What is done besides when something is published: its questions are kept, its reviews are settled. */
    @org.springframework.stereotype.Component
    record Learned(TestQuestions questions, Groups groups, ReviewStore reviews, AuditLog audit) {

        void from(Revision draft, String by) {
            var group = draft.group();
            if (group != null) {
                groups.questionsOf(group).forEach(question -> questions.keep(question, draft));
                groups.answered(group, draft.entry(), by);
            }
            reviews.settle(draft.entry(), true, draft.why(), by);
        }
    }

    Outcome send(RevisionId id, String by) {
        return decide(id, draft -> {
            if (!draft.isBy(by)) {
                return new Outcome.NotYours(Sentence.of("由起草的人送批。", "Its drafter sends it."));
            }
            if (!trials.hasTried(draft)) {
                return new Outcome.NotYet(Sentence.of(
                        "这份草稿还没有试答，或试答之后又改过；请先用全部测试问题试一遍。",
                        "This text has not been tried: try it against all test questions first."));
            }
            store.send(id);
            return done(id, "catalogue.sent");
        });
    }

    /** @param seen the digest of the text that was read before it was approved */
    Outcome approve(RevisionId id, String by, String seen) {
        var outcome = decide(id, draft -> {
            if (draft.isBy(by)) {
                return new Outcome.NotYours(Sentence.of(
                        "自己起草的不能自己批准；请另一位有批准权限的人处理。",
                        "Nobody approves a draft of their own: ask a second person who may."));
            }
            if (draft.state() != Revision.State.SENT) {
                return new Outcome.NotYet(Sentence.of("还没有送批。", "It has not been sent for approval."));
            }
            if (!draft.content().digest().equals(seen)) {
                return new Outcome.Overtaken(Sentence.of(
                        "您看过之后，起草人又改了；请看过新的文本再批准。",
                        "The drafter has changed it since you read it: read the new text before you approve."));
            }
            if (isStale(draft)) {
                return new Outcome.Overtaken(stale());
            }
            store.decide(id, Revision.State.PUBLISHED, by, "");
            learned.from(draft, by);
            return done(id, "catalogue.published");
        });
        inForce.follow();
        return outcome;
    }

    Outcome reject(RevisionId id, String by, String note) {
        return decide(id, draft -> {
            if (draft.isBy(by)) {
                return new Outcome.NotYours(Sentence.of("自己起草的请用撤回。", "Withdraw a draft of your own instead."));
            }
            if (note.isBlank()) {
                return new Outcome.NotYet(Sentence.of("请写明退回原因。", "Say why it is rejected."));
            }
            store.decide(id, Revision.State.REJECTED, by, note.strip());
            return done(id, "catalogue.rejected");
        });
    }

    Outcome withdraw(RevisionId id, String by) {
        return decide(id, draft -> {
            if (!draft.isBy(by)) {
                return new Outcome.NotYours(
                        Sentence.of("只有起草的人能撤回；可以退回它。", "Only its drafter withdraws it: you may reject it."));
            }
            store.decide(id, Revision.State.WITHDRAWN, by, "");
            return done(id, "catalogue.withdrawn");
        });
    }

    /** The text before holds again at once: two people have agreed on that one already. */
    Outcome takeBack(EntryId entry, String by, String why) {
        if (why.isBlank()) {
            return new Outcome.NotYet(Sentence.of("请写明撤回原因。", "Say why it is taken back."));
        }
        var outcome = Objects.requireNonNull(transaction.execute(status -> {
            var last = lastPublished(entry);
            if (last.isEmpty() || last.get().kind() == Revision.Kind.TAKEN_BACK) {
                return new Outcome.Missing();
            }
            if (store.open(entry).isPresent()) {
                return new Outcome.NotYet(Sentence.of(
                        "这一条有草稿未处理；请先退回或撤回那份草稿。", "A draft of it is open: decide on that one first."));
            }
            var again = before(last.get()).orElse(null);
            var texts = new Revision.Texts(
                    again, last.get().texts().content(), inForce.shipped(entry).orElse(null));
            var id = store.publish(
                    new EntryRevisions.Written(entry, Revision.Kind.TAKEN_BACK, texts, why.strip(), null), by);
            return done(id, "catalogue.taken-back");
        }));
        inForce.follow();
        return outcome;
    }

    /** The district's text before this one; empty where the program's own, or none, was in force. */
    private Optional<Content> before(Revision last) {
        var before = last.texts().before();
        var shipped = last.texts().shipped();
        return before == null || shipped != null && before.saysTheSame(shipped)
                ? Optional.empty()
                : Optional.of(before);
    }

    private Optional<Revision> lastPublished(EntryId entry) {
        return store.of(entry).stream()
                .filter(each -> each.state() == Revision.State.PUBLISHED)
                .findFirst();
    }

    /** Whether the entry in force is not the one that the drafter had before them. */
    boolean isStale(Revision draft) {
        var now = inForce.content(draft.entry());
        var then = Optional.ofNullable(draft.texts().before());
        return now.isPresent() != then.isPresent()
                || now.isPresent() && !now.get().saysTheSame(then.orElseThrow());
    }

    static Sentence stale() {
        return Sentence.of(
                "起草之后这一条又变了（程序升级，或另一份修改已发布）；请起草人对照现行条目重新保存、试答。",
                "Since it was drafted the entry has changed, by an upgrade or another publication: the drafter has to compare,"
                        + " save and try it again.");
    }

    private Outcome decide(RevisionId id, Function<Revision, Outcome> decision) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var draft = store.lock(id);
            if (draft.isEmpty()) {
                return new Outcome.Missing();
            }
            if (!draft.get().state().isOpen()) {
                var decided = Objects.requireNonNull(draft.get().decided());
                var state = draft.get().state().label();
                return new Outcome.Overtaken(Sentence.of(
                        "这份草稿已由%s处理：%s。".formatted(decided.by(), state.zh()),
                        "%s has decided on this draft: %s.".formatted(decided.by(), state.en())));
            }
            return decision.apply(draft.get());
        }));
    }

    private Outcome done(RevisionId id, String action) {
        var revision = store.find(id).orElseThrow();
        learned.audit().record(action, "entry/" + revision.entry(), "revision %s: %s".formatted(id, revision.why()));
        return new Outcome.Done(revision);
    }
}
