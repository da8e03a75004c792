package org.kaoqian.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoqian.access.CurrentViewer;
import org.kaoqian.access.Permission;
import org.kaoqian.access.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules, and the records of which they cannot tell. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Rules 规则")
class RulesApi {

    private static final int MOST = 500;
    static final int FARTHEST = 366;

    private final VisibleRules rules;
    private final Unknowns unknowns;
    private final RulePlan plan;
    private final Forecast forecast;
    private final CurrentViewer current;

    RulesApi(VisibleRules rules, Unknowns unknowns, RulePlan plan, Forecast forecast, CurrentViewer current) {
        this.plan = plan;
        this.forecast = forecast;
        this.rules = rules;
        this.unknowns = unknowns;
        this.current = current;
    }

    record RuleList(List<RuleView> items) {}

    record Listed(List<Unknowns.Item> items, @Nullable Long next) {}

    @GetMapping("/rules")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "All rules with condition, law, steps and examples 全部规则")
    RuleList all() {
        return new RuleList(rules.all().stream().map(RuleView::of).toList());
    }

    @GetMapping("/rules/{rule}")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "One rule 一条规则")
    RuleDetail one(@PathVariable String rule) {
        var found = rules.named(rule);
        return RuleDetail.of(found, plan.of(found, rules.today()));
    }

    @GetMapping("/forecast")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "What the rules will raise, by officer, week and rule 今后的工作量")
    ForecastTable forecast(@RequestParam(defaultValue = "90") int days) {
        var ahead = Math.clamp(days, 1, FARTHEST);
        var scope = current.viewer().within();
        var cells = rules.all().stream()
                .flatMap(rule -> forecast.of(rule, ahead, scope).stream())
                .toList();
        return ForecastTable.of(rules.today(), ahead, forecast.weeks(ahead), rules.all(), cells);
    }

    @GetMapping("/unknowns")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "Records of which a rule cannot tell, with what is missing 情况不明的记录和缺少的内容")
    Listed unknown(
            @RequestParam String rule,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var size = Math.clamp(limit, 1, MOST);
        return listed(unknowns.unknown(rules.named(rule), current.viewer().within(), after, size), size);
    }

    @GetMapping("/long-past")
    @Requires(Permission.RULE_READ)
    @Operation(summary = "Records whose last step lies further back than the rule reaches 早已过期、不再提醒的记录")
    Listed longPast(
            @RequestParam String rule,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var size = Math.clamp(limit, 1, MOST);
        return listed(unknowns.longPast(rules.named(rule), current.viewer().within(), after, size), size);
    }

    private static Listed listed(List<Unknowns.Item> items, int size) {
        return new Listed(items, items.size() == size ? items.getLast().subjectId() : null);
    }
}
