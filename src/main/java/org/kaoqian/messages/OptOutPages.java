package org.kaoqian.messages;

import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;
import org.kaoqian.messages.OptOuts.Told;
import org.kaoqian.organisation.Organisation;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An officer writes down, on a case's page or in the outbox, that somebody wants no service messages, or wants them again. */
@Controller
class OptOutPages {

    private final OptOuts optOuts;
    private final CurrentViewer current;
    private final Organisation organisation;

    OptOutPages(OptOuts optOuts, CurrentViewer current, Organisation organisation) {
        this.optOuts = optOuts;
        this.current = current;
        this.organisation = organisation;
    }

    @PostMapping("/messages/{id}/opt-out")
    @Requires(Permission.CASE_WORK)
    String optOut(
            @PathVariable long id,
            @RequestParam String scope,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(name = "case", defaultValue = "0") long caseId,
            RedirectAttributes redirect) {
        notice(
                        optOuts.record(
                                current.viewer(),
                                district(),
                                WhoIsMeant.About.message(id),
                                scope(scope),
                                OptOutsApi.how(how).orElse(OptOut.How.OTHER)),
                        Sentence.of("已记下，不再给对方发这些服务短信。", "Written down: they get no such service messages any more."))
                .after(redirect);
        return back(caseId);
    }

    @PostMapping("/messages/{id}/opt-in")
    @Requires(Permission.CASE_WORK)
    String takeBack(
            @PathVariable long id,
            @RequestParam String scope,
            @RequestParam(name = "case", defaultValue = "0") long caseId,
            RedirectAttributes redirect) {
        notice(
                        optOuts.takeBack(current.viewer(), district(), WhoIsMeant.About.message(id), scope(scope)),
                        Sentence.of("已恢复，以后的服务短信照常发送。", "Taken back: service messages go out again from now on."))
                .after(redirect);
        return back(caseId);
    }

    /** For a case to which nothing was written yet. */
    @PostMapping("/messages/of-case/{id}/opt-out")
    @Requires(Permission.CASE_WORK)
    String optOutOfCase(
            @PathVariable long id,
            @RequestParam String scope,
            @RequestParam(defaultValue = "") String how,
            RedirectAttributes redirect) {
        notice(
                        optOuts.record(
                                current.viewer(),
                                district(),
                                WhoIsMeant.About.ofCase(id),
                                scope(scope),
                                OptOutsApi.how(how).orElse(OptOut.How.OTHER)),
                        Sentence.of("已记下，不再给对方发这些服务短信。", "Written down: they get no such service messages any more."))
                .after(redirect);
        return back(id);
    }

    @PostMapping("/messages/of-case/{id}/opt-in")
    @Requires(Permission.CASE_WORK)
    String takeBackOfCase(@PathVariable long id, @RequestParam String scope, RedirectAttributes redirect) {
        notice(
                        optOuts.takeBack(current.viewer(), district(), WhoIsMeant.About.ofCase(id), scope(scope)),
                        Sentence.of("已恢复，以后的服务短信照常发送。", "Taken back: service messages go out again from now on."))
                .after(redirect);
        return back(id);
    }

    private static OptOut.Scope scope(String text) {
        return OptOutsApi.scope(text)
                .orElseThrow(() -> new Absent(Sentence.of("请选择退订范围。", "Choose what to opt out of.")));
    }

    private static Notice notice(Told told, Sentence done) {
        return switch (told) {
            case Told.Done ignored -> Notice.good(done);
            case Told.Unknown ignored -> Notice.refused(OptOutsApi.NO_SUCH);
            case Told.Refused refused -> Notice.refused(refused.reason());
        };
    }

    private static String back(long caseId) {
        return caseId > 0 ? "redirect:/cases/" + caseId : "redirect:/messages";
    }

    private String district() {
        return organisation.district().code().district();
    }
}
