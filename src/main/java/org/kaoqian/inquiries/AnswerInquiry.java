package org.kaoqian.inquiries;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Viewer;
import org.kaoqian.casework.ActionResult;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCase;
import org.kaoqian.casework.VisitCases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers by closing the case, which is the one way to answer; on whatever page or by whatever program. */
@Service
class AnswerInquiry {

    private final VisitCases cases;
    private final Clock clock;

    AnswerInquiry(VisitCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Closes the case as answered.
     *
     * @param version the version of the case that the officer saw; null where nobody looked
     * @param request a key of the form, which answers once however often it is sent
     */
    @Transactional
    ActionResult answer(CaseId id, @Nullable Integer version, UUID request, String reply, Viewer viewer) {
        var found = cases.find(id, viewer);
        if (found.isEmpty()) {
            return new ActionResult.NotFound();
        }
        var one = found.get();
        return cases.conclude(
                id,
                version == null ? one.version() : version,
                request,
                new VisitCase.Result("answered", Map.of("answer", reply), reply, cases.dayOf(clock.instant(), viewer)),
                viewer);
    }
}
