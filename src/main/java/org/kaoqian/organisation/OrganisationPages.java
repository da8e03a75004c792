package org.kaoqian.organisation;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.RegionCode;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is responsible for what, where, and where nobody is. */
@Controller
class OrganisationPages {

    private final ChartOfDuties chart;
    private final Duties duties;
    private final CurrentViewer current;
    private final Clock clock;

    OrganisationPages(ChartOfDuties chart, Duties duties, CurrentViewer current, Clock clock) {
        this.chart = chart;
        this.duties = duties;
        this.current = current;
        this.clock = clock;
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/organisation")
    String tree(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam @Nullable LocalDate date,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var on = date == null ? LocalDate.now(clock) : date;
        var chosen = duties.chosen(duty);
        var viewer = current.viewer();
        var root = RegionCode.parse(region).filter(viewer::sees).orElse(viewer.scope());
        model.addAttribute("duties", duties.all());
        model.addAttribute("duty", chosen);
        model.addAttribute("on", on);
        model.addAttribute(
                "chart",
                q.isBlank() ? chart.below(root, viewer, chosen, on) : chart.search(q.strip(), viewer, chosen, on));
        return "organisation/tree";
    }

    @Requires(Permission.ORGANISATION_READ)
    @GetMapping("/organisation/gaps")
    String gaps(@RequestParam(defaultValue = "") String duty, @RequestParam @Nullable LocalDate date, Model model) {
        var on = date == null ? LocalDate.now(clock) : date;
        var chosen = duties.chosen(duty);
        model.addAttribute("duties", duties.all());
        model.addAttribute("duty", chosen);
        model.addAttribute("on", on);
        model.addAttribute("gaps", chart.gaps(current.viewer(), chosen, on));
        return "organisation/gaps";
    }

    @Configuration(proxyBeanMethods = false)
    static class OrganisationNavigation {

        private static final Sentence GROUP = Sentence.of("组织", "Organisation");

        @Bean
        NavEntry organisationEntry() {
            return new NavEntry(
                    600,
                    GROUP,
                    "/organisation",
                    "sitemap",
                    Sentence.of("责任区划", "Who is responsible"),
                    Permission.ORGANISATION_READ);
        }

        @Bean
        NavEntry gapsEntry() {
            return new NavEntry(
                    610,
                    GROUP,
                    "/organisation/gaps",
                    "user-off",
                    Sentence.of("无人负责", "Gaps"),
                    Permission.ORGANISATION_READ);
        }
    }
}
