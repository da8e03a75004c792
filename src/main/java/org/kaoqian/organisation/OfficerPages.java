package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
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
    private final Clock clock;

    OfficerPages(AbsenceDesk desk, Absences absences, PostHolders posts, Workloads workloads, Clock clock) {
        this.desk = desk;
        this.absences = absences;
        this.posts = posts;
        this.workloads = workloads;
        this.clock = clock;
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/organisation/officers/{id}")
    String officer(@PathVariable long id, Model model) {
        var today = LocalDate.now(clock);
        var officer = desk.known(new OfficerId(id));
        model.addAttribute("officer", officer);
        model.addAttribute("today", today);
        model.addAttribute("posts", posts.of(officer, today));
        model.addAttribute("absences", absences.of(officer.id()));
        model.addAttribute("covering", absences.coveredBy(officer.id(), today));
        model.addAttribute("workloads", workloads.of(officer.id(), today));
        model.addAttribute("decides", desk.decides(officer));
        return "organisation/officer";
    }
}
