package org.kaoqian.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Absent;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening a case by hand for a record of a ledger. */
@Controller
class OpenPages {

    /** What a person enters. */
    record OpenForm(
            String ledger,
            long subject,
            @Nullable String title,
            @Nullable String reason,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate deadline,

            UUID request) {}

    private final Cases cases;
    private final Subjects subjects;
    private final Situations situations;
    private final CurrentViewer current;

    OpenPages(Cases cases, Subjects subjects, Situations situations, CurrentViewer current) {
        this.cases = cases;
        this.subjects = subjects;
        this.situations = situations;
        this.current = current;
    }

    @GetMapping("/cases/new")
    @Requires(Permission.CASE_WORK)
    ModelAndView empty(@RequestParam String ledger, @RequestParam long subject) {
        return page(new OpenForm(ledger, subject, null, null, null, UUID.randomUUID()), null, HttpStatus.OK);
    }

    @PostMapping("/cases")
    @Requires(Permission.CASE_WORK)
    ModelAndView open(@ModelAttribute OpenForm form, RedirectAttributes redirect) {
        var opening = new Opening(
                form.ledger(),
                form.subject(),
                form.title() == null ? "" : form.title(),
                form.reason() == null ? "" : form.reason(),
                form.deadline(),
                form.request());
        return switch (cases.open(opening, current.viewer())) {
            case OpeningResult.Opened opened -> {
                Notice.good(Sentence.of("已建件。", "The case is open.")).after(redirect);
                yield new ModelAndView("redirect:/cases/" + opened.id());
            }
            case OpeningResult.Refused refused -> page(form, refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT);
            case OpeningResult.NotFound ignored -> throw absent();
        };
    }

    private ModelAndView page(OpenForm form, @Nullable Sentence fault, HttpStatus status) {
        var situation = situations.of(current.viewer());
        var found = subjects.find(situation.district(), form.ledger(), form.subject())
                .filter(each -> situation.viewer().sees(each.region()))
                .orElseThrow(OpenPages::absent);
        return new ModelAndView("casework/open", status)
                .addObject("form", form)
                .addObject("subject", found.subject())
                .addObject("fault", fault);
    }

    private static Absent absent() {
        return new Absent(
                Sentence.of("台账里没有这条记录，或不在您的辖区。", "The ledger has no such record, or it is outside your region."));
    }
}
