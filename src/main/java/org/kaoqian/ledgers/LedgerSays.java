package org.kaoqian.ledgers;

import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;

/** Sentences that pages and API share. */
final class LedgerSays {

    static final Sentence TOO_SLOW = Sentence.of(
            "5秒内没有查出结果；请缩小范围，例如加上街道、类型或到期时间，再查一次。",
            "Nothing was found within 5 seconds: narrow the search by street, type or expiry and try again.");
    static final Sentence STALE = Sentence.of(
            "您编辑的时候，别人已经改过这条记录；请核对后重新提交。",
            "Somebody else changed this record while you were editing: compare and submit again.");
    static final Sentence TAKES_TWO = Sentence.of(
            "这个台账有个人信息，导出要由另一位负责人批准；请先写明用途申请导出。",
            "The ledger is about people: another leader must approve an export. Ask for it and say what it is for.");

    private LedgerSays() {}

    static Absent noLedger(String name) {
        return new Absent(Sentence.of(
                "没有叫“%s”的台账；可在 GET /api/v1/ledgers 查到全部台账。".formatted(name),
                "There is no ledger called '%s': GET /api/v1/ledgers lists them.".formatted(name)));
    }

    static Absent noRecord() {
        return new Absent(Sentence.of(
                "没有这条记录，或它不在您的辖区；请返回台账重新查找。", "There is no such record in your area: search the ledger again."));
    }

    static Absent noImport() {
        return new Absent(Sentence.of(
                "没有这次导入，或它不在您的辖区；请在导入历史里查找。", "There is no such import in your area: look in the history of imports."));
    }
}
