package org.kaoqian.casework;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of a district: opening them by hand, and acting on them. Sweeps open theirs through {@link OpenFromSweep}. */
@Service
public class Cases {

    private final CaseTable table;
    private final Timeline timeline;
    private final Situations situations;
    private final CarryOut carryOut;
    private final OpenByHand openByHand;

    Cases(CaseTable table, Timeline timeline, Situations situations, CarryOut carryOut, OpenByHand openByHand) {
        this.table = table;
        this.timeline = timeline;
        this.situations = situations;
        this.carryOut = carryOut;
        this.openByHand = openByHand;
    }

    /** Opens a case by hand as one transaction; the organisation names the officer. */
    @Transactional
    public OpeningResult open(Opening opening, Viewer viewer) {
        return openByHand.open(opening, situations.of(viewer));
    }

    /**
     * Does one action as one transaction. With the same request key it is done once, however often it is sent.
     *
     * @param version the version of the case that the viewer saw
     * @param request a key chosen by whoever sends the form; null where sending twice shall be refused as stale
     */
    @Transactional
    public ActionResult act(CaseId id, int version, @Nullable UUID request, Action action, Viewer viewer) {
        var situation = situations.of(viewer);
        var one = find(id, situation).orElse(null);
        if (one == null) {
            return new ActionResult.NotFound();
        }
        if (!viewer.may(action.permission())) {
            return new ActionResult.NotAllowed(
                    Sentence.of("您没有办理这一步的权限；请联系负责人。", "You do not have the permission for this: ask a leader."));
        }
        if (one.version() != version) {
            return stale(one, version, request, situation);
        }
        var bar = action.actor().bars(one, situation);
        if (bar.isPresent()) {
            return new ActionResult.NotAllowed(bar.get());
        }
        if (!action.states().contains(one.state())) {
            return new ActionResult.Refused(refusalIn(one.state()));
        }
        return switch (action.decide(one, situation)) {
            case Decision.Refusal refusal -> new ActionResult.Refused(refusal.reason(), refusal.fields());
            case Decision.Change change -> done(one, change, action, request, situation);
        };
    }

    /** The case, where the viewer may see it. */
    Optional<Case> find(CaseId id, Situation situation) {
        return table.find(situation.district(), id).filter(situation::sees);
    }

    /** The kind of the case, where the viewer sees it and a pack states it. */
    @Nullable
    CaseKind kindOf(CaseId id, Situation situation) {
        return find(id, situation).flatMap(situation::kindOf).orElse(null);
    }

    private ActionResult done(
            Case one, Decision.Change change, Action action, @Nullable UUID request, Situation situation) {
        return switch (carryOut.run(new CarryOut.Order(one, change, action, request), situation)) {
            case CarryOut.Result.Done ignored ->
                new ActionResult.Done(one.id(), change.after().state(), one.version() + 1);
            case CarryOut.Result.Refused refused ->
                new ActionResult.Refused(OutcomeFaults.sentence(refused.faults()), refused.faults());
            case CarryOut.Result.Overtaken ignored ->
                stale(find(one.id(), situation).orElse(one), one.version(), request, situation);
        };
    }

    private ActionResult stale(Case now, int version, @Nullable UUID request, Situation situation) {
        if (request != null
                && timeline.of(situation.district(), now.id(), request).isPresent()) {
            return new ActionResult.Done(now.id(), now.state(), now.version());
        }
        var changes = timeline.since(situation.district(), now.id(), version).stream()
                .map(entry -> new ActionResult.Since(entry.at(), entry.who(), entry.line()))
                .toList();
        return new ActionResult.Stale(now.id(), now.state(), now.version(), changes);
    }

    private static Sentence refusalIn(State state) {
        return state == State.CLOSED
                ? Sentence.of("这件事已经办结；如需继续，请负责人重新打开。", "This case is closed: ask a leader to open it again.")
                : Sentence.of("这件事还没有办结，不需要重新打开。", "This case is not closed.");
    }
}
