package org.kaoqian.casework;

import static org.kaoqian.casework.Decision.refuse;

import java.util.EnumSet;
import java.util.Set;
import org.kaoqian.access.Permission;
import org.kaoqian.organisation.OfficerId;
import org.kaoqian.shared.Sentence;

/** Hands a case to another named officer: one of the viewer's own region, or one at a higher level over the subject's. */
record HandOver(OfficerId to, String reason) implements Action {

    @Override
    public String word() {
        return "handover";
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
            return refuse("请写明移交的原因。", "Say why the case is handed over.");
        }
        if (one.charge().isWith(to)) {
            return refuse("这件事已经由这位专员承办。", "This officer already has the case.");
        }
        return Decision.with(situation, to, officer -> {
            if (!situation.reaches(officer, one)) {
                return refuse(
                        "只能移交给本辖区或上级的专员；跨区请报负责人。",
                        "Hand over within your own region or upward; for other regions ask a leader.");
            }
            if (!situation.isFor(officer, one)) {
                return Decision.notFor(officer);
            }
            return new Decision.Change(
                    one.with(new Charge.Named(to)),
                    reason,
                    Sentence.of(
                            "由%s移交给%s".formatted(situation.nameOf(one.charge()).zh(), officer.name()),
                            "Handed over from %s to %s"
                                    .formatted(situation.nameOf(one.charge()).en(), officer.name())));
        });
    }
}
