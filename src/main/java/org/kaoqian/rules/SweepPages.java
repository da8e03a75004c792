package org.kaoqian.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sweeps on screen: the history, the button, the trial with its list. */
@Controller
class SweepPages {

    private final Sweep sweep;
    private final SeenReports reports;
    private final VisibleRules visible;
    private final Rules rules;
    private final Clock clock;

    SweepPages(Sweep sweep, SeenReports reports, VisibleRules visible, Rules rules, Clock clock) {
        this.sweep = sweep;
        this.reports = reports;
        this.visible = visible;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/sweeps")
    @Requires(Permission.RULE_READ)
    String history(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("lines", reports.lines(before, RulePages.PAGE));
        return "rules/sweeps";
    }

    @PostMapping("/sweeps")
    @Requires(Permission.SWEEP_RUN)
    String run(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "false") boolean dryRun,
            RedirectAttributes redirect) {
        var order = new SweepOrder(asOf == null ? LocalDate.now(clock) : asOf, dryRun, List.of());
        var refusal = order.refusal(visible);
        if (refusal.isPresent()) {
            Notice.refused(refusal.get()).after(redirect);
            return "redirect:/sweeps";
        }
        var report = reports.of(sweep.run(order.asOf(), order.dryRun(), order.rules()));
        Notice.good(said(report)).after(redirect);
        return "redirect:/sweeps/" + report.id();
    }

    @GetMapping("/sweeps/{id}")
    @Requires(Permission.RULE_READ)
    String one(@PathVariable long id, @RequestParam(defaultValue = "0") long after, Model model) {
        var report = reports.named(id);
        model.addAttribute("report", report);
        model.addAttribute("rules", rules);
        model.addAttribute("hits", reports.hits(report, after));
        model.addAttribute("officers", reports.officers(report));
        return "rules/sweep";
    }

    private static Sentence said(SweepReport report) {
        return report.dryRun()
                ? Sentence.of(
                        "试运行完成：将提醒%d件，什么也没有写入。".formatted(report.wouldCreate()),
                        "Tried: %d would be raised, nothing was written.".formatted(report.wouldCreate()))
                : Sentence.of(
                        "筛查完成：新提醒%d件，情况不明%d件。".formatted(report.created(), report.unknown()),
                        "Swept: %d raised, %d unknown.".formatted(report.created(), report.unknown()));
    }
}
