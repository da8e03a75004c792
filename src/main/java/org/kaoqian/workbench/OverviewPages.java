package org.kaoqian.workbench;

import java.time.Clock;
import java.time.LocalDate;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.access.Viewer;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a person sees first: officers their day, those who answer for others how everything stands. */
@Controller
class OverviewPages {

    private final Overview overview;
    private final CurrentViewer current;
    private final Clock clock;

    OverviewPages(Overview overview, CurrentViewer current, Clock clock) {
        this.overview = overview;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/")
    @Requires({})
    String home() {
        return isOfficer(current.viewer()) ? "redirect:/today" : "redirect:/overview";
    }

    @GetMapping("/overview")
    @Requires(Permission.CASE_READ)
    String overview(Model model) {
        model.addAttribute("morning", overview.of(current.viewer(), LocalDate.now(clock)));
        return "workbench/overview";
    }

    private static boolean isOfficer(Viewer viewer) {
        return viewer.may(Permission.CASE_WORK) && !viewer.may(Permission.CASE_ASSIGN);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavEntry overviewEntry() {
            return new NavEntry(
                    11,
                    Sentence.of("办理", "Work"),
                    "/overview",
                    "dashboard",
                    Sentence.of("总览", "Overview"),
                    Permission.CASE_READ);
        }
    }
}
