package org.kaoqian.inquiries;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.casework.ActionResult;
import org.kaoqian.casework.CaseId;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Problem;
import org.kaoqian.knowledge.Handovers;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An inquiry for the officer who answers it: the conversation, what is near, and the form, on the page of its case. */
@Controller
class InquiryPages {

    private final InquiryViews views;
    private final AnswerInquiry answering;
    private final Handovers handovers;
    private final CurrentViewer current;

    InquiryPages(InquiryViews views, AnswerInquiry answering, Handovers handovers, CurrentViewer current) {
        this.views = views;
        this.answering = answering;
        this.handovers = handovers;
        this.current = current;
    }

    @Requires(Permission.CASE_READ)
    @GetMapping("/inquiries/of-case/{id}")
    ModelAndView ofCase(@PathVariable long id) {
        return new ModelAndView("inquiries/ofcase").addObject("view", view(id, "", null));
    }

    /** @param request a key of the form, which answers once however often it is sent */
    @Requires(Permission.CASE_WORK)
    @PostMapping("/inquiries/{id}/reply")
    ModelAndView reply(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam UUID request,
            @RequestParam(defaultValue = "") String reply,
            RedirectAttributes redirect) {
        return switch (answering.answer(new CaseId(id), version, request, reply.strip(), current.viewer())) {
            case ActionResult.Done ignored -> {
                Notice.good(Sentence.of("已答复并办结，对方现在就能看到。", "Answered and closed; they can read it now."))
                        .after(redirect);
                yield new ModelAndView("redirect:/cases/" + id);
            }
            case ActionResult.Refused refused ->
                again(
                        id,
                        reply,
                        List.copyOf(refused.fields().values()).stream()
                                .findFirst()
                                .orElse(refused.reason()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case ActionResult.Stale stale -> again(id, reply, stale.sentence(), HttpStatus.CONFLICT);
            case ActionResult.NotAllowed barred -> Problem.page(HttpStatus.FORBIDDEN, barred.reason());
            case ActionResult.NotFound ignored -> throw absent();
        };
    }

    @Requires(Permission.CASE_WORK)
    @PostMapping("/inquiries/{id}/proposal")
    String propose(@PathVariable long id, RedirectAttributes redirect) {
        handovers.propose(view(id, "", null).handover().id(), current.viewer().username());
        Notice.good(Sentence.of("已建议补进目录，编辑会看到。", "Proposed for the catalogue; the editor sees it."))
                .after(redirect);
        return "redirect:/cases/" + id;
    }

    private ModelAndView again(long id, String typed, Sentence fault, HttpStatus status) {
        return new ModelAndView("inquiries/replying", status).addObject("view", view(id, typed, fault));
    }

    private InquiryView view(long id, String typed, @Nullable Sentence fault) {
        return views.of(new CaseId(id), current.viewer(), typed, fault).orElseThrow(InquiryPages::absent);
    }

    private static Absent absent() {
        return new Absent(Sentence.of("没有这件咨询，或不在您的辖区。", "There is no such inquiry, or it is outside your region."));
    }
}
