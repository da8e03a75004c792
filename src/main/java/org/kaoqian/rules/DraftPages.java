package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.packs.Fault;
import org.kaoqian.shared.Sentence;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts of rules on screen: the text, what is wrong with it, whom it would move, and the second person's word. */
@Controller
@RequestMapping("/rules/{id}")
class DraftPages {

    private final VisibleRules rules;
    private final Rules all;
    private final DraftDesk desk;
    private final CurrentViewer current;

    DraftPages(VisibleRules rules, Rules all, DraftDesk desk, CurrentViewer current) {
        this.rules = rules;
        this.all = all;
        this.desk = desk;
        this.current = current;
    }

    /** What is typed, with what came of checking it. */
    record Form(
            String text,
            LocalDate from,
            String why,
            List<Fault> faults,
            Difference.@Nullable Numbers difference,
            @Nullable Sentence refusal) {}

    /** Begins from the person's own open draft, else from the file or the text in force. */
    @GetMapping("/draft")
    @Requires(Permission.RULE_DRAFT)
    ModelAndView blank(@PathVariable String id, @RequestParam(defaultValue = "false") boolean file) {
        var rule = rules.named(id);
        var open = desk.of(rule).stream()
                .filter(each -> each.state() == Revision.State.DRAFT)
                .filter(each -> each.drafted().by().equals(current.viewer().username()))
                .findFirst();
        var text = file
                ? all.book().file(id).orElseThrow().text()
                : open.map(Revision::text)
                        .orElseGet(() -> all.book()
                                .standing(id, rules.today())
                                .orElseThrow()
                                .text());
        return form(
                rule,
                new Form(
                        text,
                        open.map(Revision::from).orElse(rules.today()),
                        open.map(Revision::why).orElse(""),
                        List.of(),
                        null,
                        null),
                HttpStatus.OK);
    }

    @PostMapping("/draft")
    @Requires(Permission.RULE_DRAFT)
    ModelAndView draft(
            @PathVariable String id,
            @RequestParam String text,
            @RequestParam LocalDate from,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean check,
            RedirectAttributes redirect) {
        var rule = rules.named(id);
        if (check) {
            var checked = desk.check(rule, text);
            var drafted = checked.faults().isEmpty() ? checked.rule() : null;
            var difference = drafted == null ? null : desk.difference(rule, drafted);
            return form(rule, new Form(text, from, why, checked.faults(), difference, null), HttpStatus.OK);
        }
        var order = new DraftRule.Order(id, text, from, why);
        return switch (desk.save(rule, order, current.viewer())) {
            case DraftRule.Outcome.Kept kept -> {
                Notice.good(Sentence.of("草稿已保存，等另一位有权限的人批准。", "The draft is kept. Somebody else has to approve it."))
                        .after(redirect);
                yield new ModelAndView("redirect:/rules/" + id + "/revisions/" + kept.number());
            }
            case DraftRule.Outcome.Faults faults ->
                form(rule, new Form(text, from, why, faults.faults(), null, null), HttpStatus.UNPROCESSABLE_CONTENT);
            case DraftRule.Outcome.Refused refused ->
                form(rule, new Form(text, from, why, List.of(), null, refused.why()), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @GetMapping("/revisions/{number}")
    @Requires(Permission.RULE_READ)
    String revision(@PathVariable String id, @PathVariable int number, Model model) {
        var rule = rules.named(id);
        var revision = desk.named(rule, number);
        var checked = desk.check(rule, revision.text());
        model.addAttribute("rule", rule);
        model.addAttribute("revision", revision);
        model.addAttribute("stale", desk.isStale(revision));
        model.addAttribute("faults", checked.faults());
        var drafted = checked.rule();
        if (drafted != null && revision.state() == Revision.State.DRAFT) {
            model.addAttribute("difference", desk.difference(rule, drafted));
        }
        return "rules/revision";
    }

    @PostMapping("/revisions/{number}")
    @Requires({Permission.RULE_APPROVE, Permission.RULE_DRAFT})
    String decide(
            @PathVariable String id,
            @PathVariable int number,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var said = switch (desk.decide(rules.named(id), number, decision, note, current.viewer())) {
            case DecideRevision.Outcome.Done done ->
                Notice.good(Sentence.of(
                        done.revision().state().label().zh() + "。",
                        done.revision().state().label().en() + "."));
            case DecideRevision.Outcome.NotYours not -> Notice.refused(not.why());
            case DecideRevision.Outcome.Overtaken overtaken -> Notice.refused(overtaken.why());
            case DecideRevision.Outcome.Faults faults ->
                Notice.refused(faults.faults().getFirst().what());
            case DecideRevision.Outcome.Missing ignored ->
                Notice.refused(Sentence.of("没有这份修订。", "There is no such revision."));
        };
        said.after(redirect);
        return "redirect:/rules/" + id + "/revisions/" + number;
    }

    private static ModelAndView form(Rule rule, Form form, HttpStatus status) {
        var page = new ModelAndView("rules/draft", status);
        page.addObject("rule", rule);
        page.addObject("form", form);
        return page;
    }
}
