package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Sentence;

/** Takes a case that nobody has. */
record Take() implements Action {

    @Override
    public String word() {
        return "take";
    }

    @Override
    public Permission permission() {
        return Permission.CASE_WORK;
    }

    @Override
    public Actor actor() {
        return Actor.ANYONE;
    }

    @Override
    public Set<State> states() {
        return EnumSet.of(State.OPEN, State.POSTPONED);
    }

    @Override
    public Decision decide(Case one, Situation situation) {
        if (one.charge() instanceof Charge.Named) {
            return refuse(
                    "这件事已经由%s承办，不能再领取。".formatted(situation.nameOf(one.charge()).zh()),
                    "%s already has this case."
                            .formatted(situation.nameOf(one.charge()).en()));
        }
        var me = new OfficerId(situation.viewer().officerId());
        return Decision.with(
                situation,
                me,
                officer -> new Decision.Change(
                        one.with(new Charge.Named(me)),
                        "",
                        Sentence.of("由%s领取".formatted(officer.name()), "Taken by %s".formatted(officer.name()))));
    }
}
