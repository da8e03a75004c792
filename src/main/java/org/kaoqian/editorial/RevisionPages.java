package org.kaoqian.editorial;

import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.knowledge.ServiceCatalogue;
import org.kaoqian.shared.Reading;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts of entries on screen: what differs, what the trial said, the second person's word. */
@Controller
@RequestMapping("/editorial/drafts")
class RevisionPages {

    private static final int PAGE = 50;

    private final RevisionDesk desk;
    private final InForce inForce;
    private final ServiceCatalogue catalogue;

    RevisionPages(RevisionDesk desk, InForce inForce, ServiceCatalogue catalogue) {
        this.desk = desk;
        this.inForce = inForce;
        this.catalogue = catalogue;
    }

    @GetMapping
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String all(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("waiting", desk.waiting());
        model.addAttribute("past", desk.past(before, PAGE));
        model.addAttribute("beneath", inForce.changedBeneath());
        model.addAttribute("leftOut", inForce.leftOut());
        model.addAttribute("catalogue", catalogue);
        return "editorial/drafts";
    }

    @GetMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String one(@PathVariable long id, Model model) {
        show(id, model);
        return "editorial/draft";
    }

    /** The part that follows a running trial. */
    @GetMapping("/{id}/trial")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String trial(@PathVariable long id, Model model) {
        show(id, model);
        return "editorial/trial";
    }

    @PostMapping("/{id}/trial")
    @Requires(Permission.CATALOGUE_EDIT)
    String attempt(@PathVariable long id, RedirectAttributes redirect) {
        if (desk.attempt(new RevisionId(id)) instanceof Reading.Bad<Long> bad) {
            Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/drafts/" + id;
    }

    @PostMapping("/{id}/trial/cancel")
    @Requires(Permission.CATALOGUE_EDIT)
    String cancel(@PathVariable long id, RedirectAttributes redirect) {
        switch (desk.cancel(new RevisionId(id))) {
            case Reading.Good<Long> ignored ->
                Notice.good(Sentence.of("已取消试答。", "The trial is cancelled.")).after(redirect);
            case Reading.Bad<Long> bad -> Notice.refused(bad.reason()).after(redirect);
        }
        return "redirect:/editorial/drafts/" + id;
    }

    @PostMapping("/{id}")
    @Requires({Permission.CATALOGUE_EDIT, Permission.CATALOGUE_APPROVE})
    String decide(
            @PathVariable long id,
            @RequestParam String decision,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String digest,
            RedirectAttributes redirect) {
        DecisionNotice.of(desk.decide(new RevisionId(id), decision, note, digest))
                .after(redirect);
        return "redirect:/editorial/drafts/" + id;
    }

    private void show(long id, Model model) {
        var whole = desk.whole(new RevisionId(id));
        var trial = whole.trial();
        model.addAttribute("whole", whole);
        model.addAttribute("catalogue", catalogue);
        model.addAttribute("changes", trial == null ? java.util.List.of() : desk.changes(trial));
    }
}
