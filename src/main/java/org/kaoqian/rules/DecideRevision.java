package org.kaoqian.rules;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.kaoqian.audit.AuditLog;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a draft: a second person approves or rejects it, or the drafter withdraws it. */
@Service
class DecideRevision {

    sealed interface Outcome {

        record Done(Revision revision) implements Outcome {}

        /** It is for somebody else to do. */
        record NotYours(Sentence why) implements Outcome {}

        /** Something happened meanwhile. */
        record Overtaken(Sentence why) implements Outcome {}

        record Faults(List<Fault> faults) implements Outcome {}

        record Missing() implements Outcome {}
    }

    private final Rules rules;
    private final RevisionStore store;
    private final DraftRule drafting;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DecideRevision(
            Rules rules, RevisionStore store, DraftRule drafting, AuditLog audit, TransactionTemplate transaction) {
        this.rules = rules;
        this.store = store;
        this.drafting = drafting;
        this.audit = audit;
        this.transaction = transaction;
    }

    Outcome approve(Rule rule, int number, String by) {
        rules.follow();
        var outcome = decide(rule, number, draft -> {
            if (draft.drafted().by().equals(by)) {
                return new Outcome.NotYours(Sentence.of(
                        "自己起草的不能自己批准；请另一位有批准权限的人处理。",
                        "Nobody approves a draft of their own: ask a second person who may."));
            }
            if (!draft.basedOn().equals(drafting.digest(rule.id()))) {
                return new Outcome.Overtaken(stale());
            }
            var checked = drafting.check(rule, draft.text());
            if (!checked.faults().isEmpty()) {
                return new Outcome.Faults(checked.faults());
            }
            return done(draft, Revision.State.APPROVED, by, "");
        });
        rules.follow();
        return outcome;
    }

    Outcome reject(Rule rule, int number, String by, String note) {
        return decide(
                rule,
                number,
                draft -> draft.drafted().by().equals(by)
                        ? new Outcome.NotYours(Sentence.of("自己起草的请用撤回。", "Withdraw a draft of your own instead."))
                        : done(draft, Revision.State.REJECTED, by, note));
    }

    Outcome withdraw(Rule rule, int number, String by) {
        return decide(
                rule,
                number,
                draft -> draft.drafted().by().equals(by)
                        ? done(draft, Revision.State.WITHDRAWN, by, "")
                        : new Outcome.NotYours(
                                Sentence.of("只有起草的人能撤回；可以退回它。", "Only its drafter withdraws it: you may reject it.")));
    }

    static Sentence stale() {
        return Sentence.of(
                "起草之后规则文件升级了，或另一份修订已批准；请起草人对照现行规则重新保存草稿。",
                "Since it was drafted the rule's file was upgraded or another revision was approved: the drafter has to"
                        + " compare it with the rule in force and save it again.");
    }

    boolean isStale(Revision draft) {
        return !draft.basedOn().equals(drafting.digest(draft.rule()));
    }

    private Outcome decide(Rule rule, int number, Function<Revision, Outcome> decision) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var draft = store.lock(rule.id(), number);
            if (draft.isEmpty()) {
                return new Outcome.Missing();
            }
            if (draft.get().state() != Revision.State.DRAFT) {
                var decided = Objects.requireNonNull(draft.get().decided());
                return new Outcome.Overtaken(Sentence.of(
                        "这份草稿已由%s处理：%s。"
                                .formatted(
                                        decided.by(),
                                        draft.get().state().label().zh()),
                        "%s has decided on this draft: %s."
                                .formatted(
                                        decided.by(),
                                        draft.get().state().label().en())));
            }
            return decision.apply(draft.get());
        }));
    }

    private Outcome done(Revision draft, Revision.State state, String by, String note) {
        store.decide(draft, state, by, note);
        audit.record(
                "rule." + state.name().toLowerCase(java.util.Locale.ROOT),
                "rule/" + draft.rule(),
                "revision %d of %s, from %s: %s"
                        .formatted(draft.number(), draft.drafted().by(), draft.from(), draft.why()));
        return new Outcome.Done(store.find(draft.rule(), draft.number()).orElseThrow());
    }
}
