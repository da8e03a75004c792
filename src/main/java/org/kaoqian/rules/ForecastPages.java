package org.kaoqian.rules;

import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.NavEntry;
import org.kaoqian.shared.Sentence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The work of the weeks to come on one page, and that of one officer by rule. */
@Controller
class ForecastPages {

    private static final String NOBODY = "nobody";

    private final VisibleRules rules;
    private final Forecast forecast;
    private final CurrentViewer current;

    ForecastPages(VisibleRules rules, Forecast forecast, CurrentViewer current) {
        this.rules = rules;
        this.forecast = forecast;
        this.current = current;
    }

    /** @param officer a number, or {@code nobody} for the work that nobody is responsible for; empty for all */
    @GetMapping("/forecast")
    @Requires(Permission.RULE_READ)
    String table(
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(required = false) @Nullable String officer,
            Model model) {
        var ahead = Math.clamp(days, 7, RulesApi.FARTHEST);
        var scope = current.viewer().within();
        var cells = rules.all().stream()
                .flatMap(rule -> forecast.of(rule, ahead, scope).stream())
                .filter(cell -> officer == null
                        || officer.isEmpty()
                        || (cell.officer() == null ? NOBODY : cell.officer().toString()).equals(officer))
                .toList();
        model.addAttribute("table", ForecastTable.of(rules.today(), ahead, forecast.weeks(ahead), rules.all(), cells));
        model.addAttribute("days", ahead);
        model.addAttribute("one", officer != null && !officer.isEmpty());
        return "rules/forecast";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavEntry forecastEntry() {
            return new NavEntry(
                    53,
                    Sentence.of("规则", "Rules"),
                    "/forecast",
                    "chart-bar",
                    Sentence.of("工作量预测", "Forecast"),
                    Permission.RULE_READ);
        }
    }
}
