package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.shared.Sentence;

/** Opens a closed case again. The rule goes on; steps that passed in between, and messages that were stopped, are not made up for. */
record Reopen(String reason) implements Action {

    @Override
    public String word() {
        return "reopen";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_ASSIGN;
    }

    @Override
    public Actor actor() {
        return Actor.LEADER;
    }

    @Override
    public Set<State> states() {
        return EnumSet.of(State.CLOSED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        if (one.outcome() == Outcome.BuiltIn.RECORD_GONE) {
            return refuse(
                    "台账里的这条记录已经删除，办件不能重新打开；记录恢复后请新建办件。",
                    "The record was deleted, so the case cannot be opened again: open a new one once the record is back.");
        }
        return reason.isBlank()
                ? refuse("请写明重新打开的原因。", "Say why the case is opened again.")
                : new Decision.Change(one.with(new Standing.Open()), reason, Sentence.of("重新打开", "Opened again"));
    }
}
