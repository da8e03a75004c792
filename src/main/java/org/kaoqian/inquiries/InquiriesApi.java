package org.kaoqian.inquiries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.casework.ActionResult;
import org.kaoqian.casework.CaseId;
import org.kaoqian.casework.VisitCases;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.Handover;
import org.kaoqian.knowledge.HandoverId;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.shared.PhoneNumber;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions that went to a person, for the officers' programs. Whoever sees the case sees the question. */
@RestController
@RequestMapping("/api/v1/handovers")
@Tag(name = "Questions 问答")
class InquiriesApi {

    private final Handovers handovers;
    private final AnswerInquiry answering;
    private final VisitCases cases;
    private final CurrentViewer current;

    InquiriesApi(Handovers handovers, AnswerInquiry answering, VisitCases cases, CurrentViewer current) {
        this.handovers = handovers;
        this.answering = answering;
        this.cases = cases;
        this.current = current;
    }

    /** @param request a key of the sender; the same key answers once */
    record Answer(@Nullable String reply, @Nullable UUID request) {}

    /** @param contact masked; in full it is shown on the page of the case, which is logged */
    record Waiting(
            long id,
            String question,
            @Nullable String item,
            String contact,
            LocalDate deadline,
            @Nullable Long caseId) {}

    record AllWaiting(List<Waiting> items) {}

    @Requires(Permission.CASE_READ)
    @GetMapping
    @Operation(summary = "Questions that wait for a person 待人工答复的咨询")
    AllWaiting waiting() {
        return new AllWaiting(handovers.waiting().stream()
                .filter(this::isSeen)
                .map(each -> new Waiting(
                        each.id().value(),
                        each.question(),
                        each.item(),
                        PhoneNumber.read(each.contact())
                                .found()
                                .map(PhoneNumber::masked)
                                .orElse("****"),
                        each.deadline(),
                        each.standing().caseId()))
                .toList());
    }

    @Requires(Permission.CASE_WORK)
    @PostMapping("/{id}/reply")
    @Operation(summary = "Answer, which closes the case 答复并办结")
    ResponseEntity<?> answer(@PathVariable long id, @RequestBody Answer said) {
        var reply = said.reply == null ? "" : said.reply.strip();
        var request = said.request == null ? UUID.randomUUID() : said.request;
        var caseId = caseOf(id);
        return switch (answering.answer(caseId, null, request, reply, current.viewer())) {
            case ActionResult.Done ignored -> ResponseEntity.ok(ConversationsApi.own(one(id)));
            case ActionResult.Refused refused ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        refused.fields().values().stream().findFirst().orElse(refused.reason()));
            case ActionResult.NotAllowed barred -> Problem.of(HttpStatus.FORBIDDEN, barred.reason());
            case ActionResult.Stale stale -> Problem.of(HttpStatus.CONFLICT, stale.sentence());
            case ActionResult.NotFound ignored -> throw absent();
        };
    }

    @Requires(Permission.CASE_WORK)
    @PostMapping("/{id}/proposal")
    @Operation(summary = "Propose the question for the catalogue 建议补进目录")
    ResponseEntity<Void> propose(@PathVariable long id) {
        if (!cases.isSeenBy(caseOf(id), current.viewer())) {
            throw absent();
        }
        handovers.propose(new HandoverId(id), current.viewer().username());
        return ResponseEntity.noContent().build();
    }

    private boolean isSeen(Handover handover) {
        var id = handover.standing().caseId();
        return id != null && cases.isSeenBy(new CaseId(id), current.viewer());
    }

    private Handover one(long id) {
        return handovers.find(new HandoverId(id)).orElseThrow(InquiriesApi::absent);
    }

    private CaseId caseOf(long id) {
        var opened = one(id).standing().caseId();
        if (opened == null) {
            throw absent();
        }
        return new CaseId(opened);
    }

    private static Absent absent() {
        return new Absent(Sentence.of("没有这件咨询，或不在您的辖区。", "There is no such inquiry, or it is outside your region."));
    }
}
