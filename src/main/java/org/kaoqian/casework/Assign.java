package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Sentence;

/** Gives a case to a named officer, whoever had it before. */
record Assign(OfficerId to, String note) implements Action {

    @Override
    public String word() {
        return "assign";
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
        return EnumSet.of(State.OPEN, State.POSTPONED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        if (one.charge().isWith(to)) {
            return refuse("这件事已经由这位专员承办。", "This officer already has the case.");
        }
        return Decision.with(situation, to, officer -> {
            if (!situation.reaches(officer, one)) {
                return refuse("这位专员不在您的辖区。", "This officer is outside your region.");
            }
            if (!situation.isFor(officer, one)) {
                return Decision.notFor(officer);
            }
            return new Decision.Change(
                    one.with(new Charge.Named(to)),
                    note,
                    Sentence.of("指派给%s".formatted(officer.name()), "Assigned to %s".formatted(officer.name())));
        });
    }
}
