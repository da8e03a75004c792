package org.kaoqian.rules;

import java.util.ArrayList;
import java.util.List;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.kaoqian.frame.Notice;
import org.kaoqian.shared.Sentence;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the rules say of one record, as a part of its page, with a button for what an officer raises by hand. */
@Controller
class VerdictPages {

    record Line(Rule rule, JudgeRecord.Judged judged) {

        boolean canBeRaised() {
            return rule.trigger() instanceof Trigger.ByHand && judged.verdict() == JudgeRecord.Answer.MEETS;
        }
    }

    private final VisibleRules rules;
    private final JudgeRecord judging;
    private final RaiseByHand raising;
    private final CurrentViewer current;

    VerdictPages(VisibleRules rules, JudgeRecord judging, RaiseByHand raising, CurrentViewer current) {
        this.rules = rules;
        this.judging = judging;
        this.raising = raising;
        this.current = current;
    }

    @GetMapping("/rule-verdicts/{ledger}/{id}")
    @Requires(Permission.RULE_READ)
    String verdicts(@PathVariable String ledger, @PathVariable long id, Model model) {
        var lines = new ArrayList<Line>();
        for (var rule : rules.all()) {
            if (rule.ledger().name().equals(ledger)) {
                var record = judging.find(rule, id, current.viewer());
                if (record != null) {
                    lines.add(new Line(rule, judging.judge(rule, record, rules.today())));
                }
            }
        }
        model.addAttribute("lines", List.copyOf(lines));
        model.addAttribute("record", id);
        return "rules/ofrecord";
    }

    @PostMapping("/rules/{id}/raise/{record}")
    @Requires(Permission.CASE_WORK)
    String raise(@PathVariable String id, @PathVariable long record, RedirectAttributes redirect) {
        var rule = rules.named(id);
        var viewer = current.viewer();
        var outcome = raising.raise(
                rule, List.of(record), viewer.within(), viewer.scope().district());
        var said = switch (outcome) {
            case RaiseByHand.Outcome.Done done ->
                done.raised().raised().isEmpty()
                        ? Notice.refused(Sentence.of(
                                "没有提出：不符合条件，或已在办理。", "Not raised: it does not meet the condition, or is under way."))
                        : Notice.good(Sentence.of(
                                "已提出“%s”，办件已交给负责的专员。".formatted(rule.title().zh()),
                                "'%s' is raised; its case is with the officer in charge."
                                        .formatted(rule.title().en())));
            case RaiseByHand.Outcome.Refused refused -> Notice.refused(refused.why());
        };
        said.after(redirect);
        return "redirect:/ledgers/" + rule.ledger().name() + "/records/" + record;
    }
}
