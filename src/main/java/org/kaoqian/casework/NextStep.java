package org.kaoqian.casework;

import java.time.LocalDate;
import org.kaoqian.shared.Sentence;

/** What the officer should do next, in a few words: from the state, the last contact and the deadline. */
final class NextStep {

    private NextStep() {}

    static Sentence of(Case one, LocalDate today) {
        return switch (one.standing()) {
            case Standing.Closed ignored -> Sentence.of("已办结", "Nothing: closed");
            case Standing.Postponed postponed
            when postponed.until().isAfter(today) ->
                Sentence.of("%s再联系".formatted(Days.zh(postponed.until())), "Contact again on " + postponed.until());
            case Standing.Postponed ignored -> inHand(one, today);
            case Standing.Open ignored ->
                one.charge() instanceof Charge.Nobody
                        ? Sentence.of("领取或分派", "Take it or assign it")
                        : inHand(one, today);
        };
    }

    private static Sentence inHand(Case one, LocalDate today) {
        var contact = one.contact();
        if (contact == null) {
            return one.kind() != null
                    ? Sentence.of("按步骤办理", "Follow the steps")
                    : one.origin() != null && one.subject().ledger().equals("licence")
                            ? Sentence.of("电话提醒办理延续", "Call and remind of the renewal")
                            : Sentence.of("电话联系", "Call");
        }
        return switch (contact.result()) {
            case NOT_REACHED ->
                contact.way() == Contact.Way.PHONE
                        ? Sentence.of("再打一次，或上门", "Call again, or visit")
                        : Sentence.of("换个时间再上门", "Visit at another time");
            case REFUSED -> Sentence.of("上门问明原因", "Visit and ask why");
            case PROMISED, REACHED ->
                one.kind() != null
                        ? Sentence.of("登记结果", "Record the outcome")
                        : one.isOverdue(today)
                                ? Sentence.of("核实是否已递交，登记结果", "Check whether they applied, and record the outcome")
                                : Sentence.of("跟进是否已递交申请", "Follow up whether they applied");
        };
    }
}
