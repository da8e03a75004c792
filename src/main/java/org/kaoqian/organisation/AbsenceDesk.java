package org.kaoqian.organisation;

import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.frame.Absent;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Component;

/** Who may record and end whose absences: one's own, and with ORGANISATION_MANAGE those in one's scope. */
@Component
class AbsenceDesk {

    private final Officers officers;
    private final Absences absences;
    private final CurrentViewer current;

    AbsenceDesk(Officers officers, Absences absences, CurrentViewer current) {
        this.officers = officers;
        this.absences = absences;
        this.current = current;
    }

    /** The officer, if the viewer may decide over absences there; 404 otherwise, as if there were none. */
    Officer officer(OfficerId id) {
        return officers.officer(id).filter(this::decides).orElseThrow(AbsenceDesk::none);
    }

    Absence absence(long id) {
        return absences.absence(id)
                .filter(absence -> officers.officer(absence.officer())
                        .filter(this::decides)
                        .isPresent())
                .orElseThrow(AbsenceDesk::none);
    }

    OfficerId oneself() {
        return new OfficerId(current.viewer().officerId());
    }

    /** The officer, if the viewer may know of such a one. */
    Officer known(OfficerId id) {
        return officers.seenBy(current.viewer(), id)
                .orElseThrow(
                        () -> new Absent(Sentence.of("您的数据范围内没有这位专员。", "There is no such officer in your scope.")));
    }

    boolean decides(Officer officer) {
        var viewer = current.viewer();
        return viewer.officerId() == officer.id().value()
                || viewer.may(Permission.ORGANISATION_MANAGE) && viewer.sees(officer.region());
    }

    private static Absent none() {
        return new Absent(Sentence.of(
                "没有这条记录，或不由您管理：只能登记本人的请假。",
                "There is none, or it is not yours to change: only your own absences are."));
    }
}
