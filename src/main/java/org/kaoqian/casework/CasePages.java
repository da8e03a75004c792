package org.kaoqian.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;
import org.kaoqian.frame.Page;
import org.kaoqian.frame.Problem;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case for people: what, why, and what can be done. */
@Controller
class CasePages {

    private static final String ASKED = "field.";

    private final Cases cases;
    private final CaseViews views;
    private final CaseLines lines;
    private final Situations situations;
    private final CurrentViewer current;

    CasePages(Cases cases, CaseViews views, CaseLines lines, Situations situations, CurrentViewer current) {
        this.cases = cases;
        this.views = views;
        this.lines = lines;
        this.situations = situations;
        this.current = current;
    }

    @GetMapping("/cases/{id:\\d+}")
    @Requires(Permission.CASE_READ)
    ModelAndView one(@PathVariable long id) {
        return page(new CaseId(id), ActionForm.empty(null), null, HttpStatus.OK);
    }

    /** The form by which a contact is logged from a list, as a row below the case's own. */
    @GetMapping("/cases/{id:\\d+}/contact")
    @Requires(Permission.CASE_WORK)
    ModelAndView contactForm(@PathVariable long id) {
        return contactForm(new CaseId(id), ActionForm.empty("contact"), null);
    }

    /** The form of one outcome of a kind: a part below the choice, or a page of its own where nothing swaps parts in. */
    @GetMapping("/cases/{id:\\d+}/outcome")
    @Requires(Permission.CASE_WORK)
    ModelAndView outcome(@PathVariable long id, @RequestParam String outcome) {
        return concluding(new CaseId(id), ActionForm.of("close", outcome), null, HttpStatus.OK);
    }

    @PostMapping("/cases/{id:\\d+}/actions")
    @Requires(Permission.CASE_READ)
    ModelAndView act(
            @PathVariable long id,
            @ModelAttribute ActionForm typed,
            HttpServletRequest request,
            Page page,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var caseId = new CaseId(id);
        var viewer = current.viewer();
        var situation = situations.of(viewer);
        var form = typed.with(asked(request));
        var result = switch (Actions.read(
                form,
                situation,
                situation
                        .kindOf(cases.find(caseId, situation).orElseThrow(CasePages::absent))
                        .orElse(null))) {
            case Reading.Bad<Action> bad -> new ActionResult.Refused(bad.reason());
            case Reading.Good<Action> good ->
                cases.act(caseId, form.version() == null ? 0 : form.version(), form.request(), good.value(), viewer);
        };
        return switch (result) {
            case ActionResult.Done done -> done(done, form, page, redirect);
            case ActionResult.Refused refused ->
                again(caseId, form, new CaseView.Fault(refused.reason(), List.of(), refused.fields()), page, response);
            case ActionResult.Stale stale ->
                again(caseId, form, new CaseView.Fault(stale.sentence(), stale.changes()), page, response);
            case ActionResult.NotAllowed barred -> Problem.page(HttpStatus.FORBIDDEN, barred.reason());
            case ActionResult.NotFound ignored -> throw absent();
        };
    }

    /** The fields of an outcome come as {@code field.<name>}. */
    private static Map<String, String> asked(HttpServletRequest request) {
        var asked = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (name.startsWith(ASKED)) {
                asked.put(name.substring(ASKED.length()), values[0]);
            }
        });
        return asked;
    }

    private ModelAndView done(ActionResult.Done done, ActionForm form, Page page, RedirectAttributes redirect) {
        if (page.part()) {
            var situation = situations.of(current.viewer());
            var one = cases.find(done.id(), situation).orElseThrow(CasePages::absent);
            return new ModelAndView("casework/done").addObject("line", lines.of(one, situation));
        }
        Notice.good(said(form, done.state())).after(redirect);
        return new ModelAndView("redirect:/cases/" + done.id());
    }

    /** Shows what was typed again, beside why it was not done; with the newest version, so that it can be sent again. */
    private ModelAndView again(
            CaseId id, ActionForm form, CaseView.Fault fault, Page page, HttpServletResponse response) {
        if (form.outcome() != null && cases.kindOf(id, situations.of(current.viewer())) != null) {
            return concluding(id, form, fault, status(fault));
        }
        if (page.part()) {
            response.setHeader("HX-Retarget", "#case-" + id + "-form");
            response.setHeader("HX-Reswap", "outerHTML");
            return contactForm(id, form, fault);
        }
        return page(id, form, fault, status(fault));
    }

    private static HttpStatus status(CaseView.Fault fault) {
        return fault.changes().isEmpty() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
    }

    private ModelAndView concluding(CaseId id, ActionForm form, CaseView.@Nullable Fault fault, HttpStatus status) {
        var situation = situations.of(current.viewer());
        var one = cases.find(id, situation).orElseThrow(CasePages::absent);
        var view = views.of(one, situation, form, fault);
        var chosen = view.chosen(form.outcome())
                .orElseThrow(() -> new Absent(Sentence.of(
                        "这类办件没有这个结果；请回到办件重新选择。", "This kind of case has no such outcome: go back and choose again.")));
        return new ModelAndView("casework/outcome", status)
                .addObject("view", view)
                .addObject("chosen", chosen);
    }

    private ModelAndView contactForm(CaseId id, ActionForm form, CaseView.@Nullable Fault fault) {
        var situation = situations.of(current.viewer());
        var one = cases.find(id, situation).orElseThrow(CasePages::absent);
        return new ModelAndView("casework/contact")
                .addObject("one", one)
                .addObject("entered", form)
                .addObject("fault", fault);
    }

    private ModelAndView page(CaseId id, ActionForm form, CaseView.@Nullable Fault fault, HttpStatus status) {
        var situation = situations.of(current.viewer());
        var one = cases.find(id, situation).orElseThrow(CasePages::absent);
        var page = new ModelAndView("casework/case", status);
        page.addObject("view", views.of(one, situation, form, fault));
        return page;
    }

    private static Sentence said(ActionForm form, State state) {
        return switch (form.action() == null ? "" : form.action()) {
            case "contact" -> Sentence.of("已登记联系情况。", "The contact is logged.");
            case "postpone" -> Sentence.of("已推迟。", "Postponed.");
            case "handover" -> Sentence.of("已移交。", "Handed over.");
            case "take" -> Sentence.of("已领取，由您承办。", "It is yours now.");
            case "assign" -> Sentence.of("已指派。", "Assigned.");
            case "close" ->
                state == State.CLOSED
                        ? Sentence.of("已办结，后续提醒已停止。", "Closed; reminders still to come are stopped.")
                        : Sentence.of("已登记，到时再来。", "Recorded; it comes again.");
            case "reopen" -> Sentence.of("已重新打开。", "Opened again.");
            default -> Sentence.of("已记下。", "Noted.");
        };
    }

    private static Absent absent() {
        return new Absent(Sentence.of("没有这个办件，或不在您的辖区。", "There is no such case, or it is outside your region."));
    }
}
