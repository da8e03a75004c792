package org.kaoqian.editorial;

import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;

/** What the next page says about a decision. */
final class DecisionNotice {

    private DecisionNotice() {}

    static Notice of(Deciding.Outcome outcome) {
        return switch (outcome) {
            case Deciding.Outcome.Done done -> Notice.good(said(done.revision()));
            case Deciding.Outcome.NotYours not -> Notice.refused(not.why());
            case Deciding.Outcome.NotYet not -> Notice.refused(not.why());
            case Deciding.Outcome.Overtaken overtaken -> Notice.refused(overtaken.why());
            case Deciding.Outcome.Missing ignored -> Notice.refused(missing());
        };
    }

    static Sentence missing() {
        return Sentence.of("没有可处理的修改。", "There is nothing to decide on.");
    }

    private static Sentence said(Revision revision) {
        if (revision.kind() == Revision.Kind.TAKEN_BACK) {
            return Sentence.of("已撤回发布，恢复之前的条目。", "Taken back: the text before holds again.");
        }
        return switch (revision.state()) {
            case SENT -> Sentence.of("已送批，等另一位有权限的人批准。", "Sent. Somebody else has to approve it.");
            case PUBLISHED -> Sentence.of("已发布，几秒内用于答复。", "Published; answers follow within seconds.");
            case REJECTED -> Sentence.of("已退回起草人。", "Rejected.");
            case WITHDRAWN -> Sentence.of("已撤回草稿。", "Withdrawn.");
            case DRAFT -> Sentence.of("已保存草稿。", "Kept as a draft.");
        };
    }
}
