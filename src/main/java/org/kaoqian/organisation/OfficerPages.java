package org.kaoqian.organisation;

import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One officer: posts, duties, absences, and how much depends on this one. */
@Controller
class OfficerPages {

    private final AbsenceDesk desk;
    private final Absences absences;
    private final PostHolders posts;
    private final Workloads workloads;
    private final AccountDesk accounts;

    OfficerPages(AbsenceDesk desk, Absences absences, PostHolders posts, Workloads workloads, AccountDesk accounts) {
        this.desk = desk;
        this.absences = absences;
        this.posts = posts;
        this.workloads = workloads;
        this.accounts = accounts;
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/organisation/officers/{id}")
    String officer(@PathVariable long id, Page page, Model model) {
        var today = page.today();
        var officer = desk.known(new OfficerId(id));
        model.addAttribute("officer", officer);
        model.addAttribute("today", today);
        model.addAttribute("posts", posts.of(officer, today));
        model.addAttribute("absences", absences.of(officer.id()));
        model.addAttribute("covering", absences.coveredBy(officer.id(), today));
        model.addAttribute("workloads", workloads.of(officer.id(), today));
        model.addAttribute("decides", desk.decides(officer));
        model.addAttribute("account", accounts.shown(officer).orElse(null));
        model.addAttribute("manages", accounts.manages(officer));
        return "organisation/officer";
    }
}
