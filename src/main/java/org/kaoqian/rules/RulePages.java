package org.kaoqian.rules;

import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules on screen, and the records of which they cannot tell. */
@Controller
class RulePages {

    static final int PAGE = 50;

    private final VisibleRules rules;
    private final Unknowns unknowns;
    private final SweepHistory history;
    private final RuleDossier dossier;
    private final CurrentViewer current;

    RulePages(VisibleRules rules, Unknowns unknowns, SweepHistory history, RuleDossier dossier, CurrentViewer current) {
        this.dossier = dossier;
        this.rules = rules;
        this.unknowns = unknowns;
        this.history = history;
        this.current = current;
    }

    @GetMapping("/rules")
    @Requires(Permission.RULE_READ)
    String list(Model model) {
        model.addAttribute("rules", rules.all());
        return "rules/list";
    }

    @GetMapping("/rules/{id}")
    @Requires(Permission.RULE_READ)
    String one(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate on, Model model) {
        var rule = rules.named(id);
        var last = history.last(current.viewer().scope().district(), id);
        model.addAttribute("rule", rule);
        model.addAttribute("duty", rules.dutyOf(rule));
        model.addAttribute("shown", dossier.of(rule, on == null ? rules.today() : on, current.viewer()));
        last.ifPresent(report -> model.addAttribute("last", report));
        return "rules/one";
    }

    /** What is missing, record by record; a rule is named when there are several. */
    @GetMapping("/rules/{id}/unknown")
    @Requires(Permission.RULE_READ)
    String unknown(@PathVariable String id, @RequestParam(defaultValue = "0") long after, Model model) {
        var rule = rules.named(id);
        return items(rule, unknowns.unknown(rule, current.viewer().within(), after, PAGE), false, model);
    }

    @GetMapping("/rules/{id}/long-past")
    @Requires(Permission.RULE_READ)
    String longPast(@PathVariable String id, @RequestParam(defaultValue = "0") long after, Model model) {
        var rule = rules.named(id);
        return items(rule, unknowns.longPast(rule, current.viewer().within(), after, PAGE), true, model);
    }

    private static String items(Rule rule, List<Unknowns.Item> items, boolean past, Model model) {
        model.addAttribute("rule", rule);
        model.addAttribute("items", items);
        model.addAttribute("past", past);
        return "rules/unknown";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        private static final Sentence GROUP = Sentence.of("规则", "Rules");

        @Bean
        NavEntry rulesEntry() {
            return new NavEntry(50, GROUP, "/rules", "scale", Sentence.of("规则", "Rules"), Permission.RULE_READ);
        }

        @Bean
        NavEntry sweepsEntry() {
            return new NavEntry(52, GROUP, "/sweeps", "refresh", Sentence.of("筛查", "Sweeps"), Permission.RULE_READ);
        }
    }
}
