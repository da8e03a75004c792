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
        return reason.isBlank()
                ? refuse("请写明重新打开的原因。", "Say why the case is opened again.")
                : new Decision.Change(one.with(new Standing.Open()), reason, Sentence.of("重新打开", "Opened again"));
    }
}
