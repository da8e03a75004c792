package org.kaoqian.rules;

import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** What a signed-in person does with drafts of rules. */
@Component
class DraftDesk {

    private final DraftRule drafting;
    private final DecideRevision deciding;
    private final RevisionStore store;
    private final Difference differences;
    private final CurrentViewer current;

    DraftDesk(
            DraftRule drafting,
            DecideRevision deciding,
            RevisionStore store,
            Difference differences,
            CurrentViewer current) {
        this.drafting = drafting;
        this.deciding = deciding;
        this.store = store;
        this.differences = differences;
        this.current = current;
    }

    List<Revision> of(Rule rule) {
        return store.of(rule.id());
    }

    Revision named(Rule rule, int number) {
        return store.find(rule.id(), number)
                .orElseThrow(() -> new Absent(Sentence.of("没有这份修订。", "There is no such revision.")));
    }

    /** A text that looks at what the person must not know is checked like any other and then not there. */
    DraftRule.Checked check(Rule rule, String text) {
        var checked = drafting.check(rule, text);
        var read = checked.rule();
        if (read != null && !VisibleRules.isSeen(read, current.viewer().duties())) {
            throw new Absent(Sentence.of(
                    "条件里用到了您看不到的台账或字段；请改用别的。",
                    "The condition looks at a ledger or field that is not there for you: use others."));
        }
        return checked;
    }

    DraftRule.Outcome save(Rule rule, DraftRule.Order order, Viewer viewer) {
        check(rule, order.text());
        return drafting.save(rule, order, viewer.username());
    }

    Difference.Numbers difference(Rule rule, Rule drafted) {
        return differences.between(rule, drafted, current.viewer().within());
    }

    DraftsApi.Answer answer(Rule rule, int number) {
        var revision = named(rule, number);
        var drafted = check(rule, revision.text()).rule();
        return new DraftsApi.Answer(number, revision, drafted == null ? null : difference(rule, drafted));
    }

    boolean isStale(Revision revision) {
        return revision.state() == Revision.State.DRAFT && deciding.isStale(revision);
    }

    /** @param decision approve, reject or withdraw; each has a permission of its own */
    DecideRevision.Outcome decide(Rule rule, int number, String decision, String note, Viewer viewer) {
        var by = viewer.username();
        return switch (decision) {
            case "approve" ->
                viewer.may(Permission.RULE_APPROVE)
                        ? deciding.approve(rule, number, by)
                        : notPermitted("批准", "approve");
            case "reject" ->
                viewer.may(Permission.RULE_APPROVE)
                        ? deciding.reject(rule, number, by, note.strip())
                        : notPermitted("退回", "reject");
            case "withdraw" -> deciding.withdraw(rule, number, by);
            default ->
                new DecideRevision.Outcome.NotYours(Sentence.of(
                        "decision 只能是 approve、reject 或 withdraw。", "'decision' is approve, reject or withdraw."));
        };
    }

    private static DecideRevision.Outcome notPermitted(String zh, String en) {
        return new DecideRevision.Outcome.NotYours(
                Sentence.of("您没有%s规则的权限；请找负责人。".formatted(zh), "You may not %s rules: ask a leader.".formatted(en)));
    }
}
