package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/** Puts a case off to a later day, for a reason. Beyond its deadline only a leader can. */
record Postpone(LocalDate until, String reason) implements Action {

    @Override
    public String word() {
        return "postpone";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_WORK;
    }

    @Override
    public Actor actor() {
        return Actor.IN_CHARGE;
    }

    @Override
    public Set<State> states() {
        return EnumSet.of(State.OPEN, State.POSTPONED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        if (reason.isBlank()) {
            return refuse("请写明推迟的原因。", "Say why the case is postponed.");
        }
        if (!until.isAfter(situation.today())) {
            return refuse("请推迟到明天或以后。", "Postpone to tomorrow or later.");
        }
        var deadline = one.deadline();
        if (deadline != null && until.isAfter(deadline) && !situation.viewer().may(Permission.CASE_ASSIGN)) {
            return refuse(
                    "不能推迟到期限%s之后；确有需要请报负责人。".formatted(Days.fullZh(deadline)),
                    "This goes beyond the deadline of %s: ask a leader.".formatted(deadline));
        }
        return new Decision.Change(
                one.with(new Standing.Postponed(until)),
                reason,
                Sentence.of("推迟到%s".formatted(Days.fullZh(until)), "Postponed to %s".formatted(until)));
    }
}
